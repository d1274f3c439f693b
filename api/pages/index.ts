import { calendarPage } from './calendar/page';
import { caseAction } from './case/action';
import { caseActions } from './case/actions';
import { caseAssessments } from './case/assessment/page';
import { caseAssessment } from './case/assessment/round';
import { caseMeetings } from './case/meetings/page';
import { caseOverview } from './case/overview';
import { casePlan } from './case/plan/page';
import { caseRecord } from './case/record';
import { caseSafety } from './case/safety/page';
import { caseSessions } from './case/sessions/page';
import { accountPage } from './account/page';
import { boardFile } from './board/file';
import { boardPage } from './board/page';
import { findCases } from './cases/find';
import { caseList } from './cases/list';
import { deleteView, saveView } from './cases/views';
import { newCase } from './cases/open';
import type { Page } from './page';
import { calendarList } from './directory/calendars';
import { peopleList } from './directory/people';
import { personPage } from './directory/person';
import { agencyList, facilityList } from './directory/places';
import { readsByPerson } from './reads/by-person';
import { caseReads } from './reads/of-case';
import { taskList } from './tasks/list';
import { taskPage } from './tasks/page';
import { workPage } from './work/page';

/** Every page; one with a fixed address stands before one whose parameter would match it. */
export const pages: readonly Page[] = [
  workPage,
  boardPage,
  boardFile,
  calendarPage,
  saveView,
  deleteView,
  findCases,
  newCase,
  caseList,
  caseAction,
  caseActions,
  caseOverview,
  casePlan,
  caseAssessments,
  caseAssessment,
  caseMeetings,
  caseSessions,
  caseSafety,
  caseRecord,
  caseReads,
  taskList,
  taskPage,
  readsByPerson,
  peopleList,
  personPage,
  agencyList,
  facilityList,
  calendarList,
  accountPage,
];
