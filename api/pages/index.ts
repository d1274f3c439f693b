import { caseActions } from './case/actions';
import { caseOverview } from './case/overview';
import { caseRecord } from './case/record';
import { findCases } from './cases/find';
import { caseList } from './cases/list';
import type { Page } from './page';
import { workPage } from './work/page';

/** Every page, those with fixed addresses first. */
export const pages: readonly Page[] = [workPage, findCases, caseList, caseActions, caseOverview, caseRecord];
