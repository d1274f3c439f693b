import { caseOverview } from './case/overview';
import { caseRecord } from './case/record';
import { caseList } from './cases/list';
import type { Page } from './page';
import { workPage } from './work/page';

/** Every page, those with fixed addresses first. */
export const pages: readonly Page[] = [workPage, caseList, caseOverview, caseRecord];
