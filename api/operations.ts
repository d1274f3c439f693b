import { listCaseEventsOperation } from './cases/events';
import { compareAssessmentsOperation } from './cases/compare';
import { getCaseOperation } from './cases/get';
import { listCasesOperation, searchCasesOperation } from './cases/list';
import { getAssessmentOperation, listAssessmentsOperation } from './cases/assessments/get';
import { listConferencesOperation } from './cases/conferences/get';
import { getPlanOperation } from './cases/plan/get';
import { getSafetyOperation } from './cases/safety/get';
import { listSessionsOperation } from './cases/sessions/get';
import { getCaseStateOperation } from './cases/state';
import { boardOperation } from './board/operation';
import { commandOperations } from './commands/operations';
import { calendarOperations } from './directory/calendars';
import { meOperations } from './directory/me';
import { peopleOperations } from './directory/people';
import { agencyOperations, facilityOperations } from './directory/places';
import { draftOperations } from './drafts/operations';
import type { Operation } from './http/operation';
import { programmeOperations } from './programmes';
import { readOperations } from './reads/operations';
import { taskOperations } from './tasks/operations';
import { viewOperations } from './views/operations';
import { workOperations } from './work/operations';

/** All operations: routes and OpenAPI are both derived from this list. */
export const operations: readonly Operation[] = [
  listCasesOperation,
  searchCasesOperation,
  getCaseOperation,
  getCaseStateOperation,
  listCaseEventsOperation,
  getPlanOperation,
  listAssessmentsOperation,
  getAssessmentOperation,
  compareAssessmentsOperation,
  listConferencesOperation,
  listSessionsOperation,
  getSafetyOperation,
  ...viewOperations,
  ...commandOperations,
  boardOperation,
  ...workOperations,
  ...taskOperations,
  ...draftOperations,
  ...meOperations,
  ...peopleOperations,
  ...agencyOperations,
  ...facilityOperations,
  ...calendarOperations,
  ...programmeOperations,
  ...readOperations,
];
