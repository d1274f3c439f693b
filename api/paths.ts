import { commandNames } from '../shared/domain/case-rules';
import type { CommandName } from '../shared/domain/case';

export const base = '/api/v1';

/** All URLs of the API, for routes, OpenAPI, headers and tests. */
export const paths = {
  cases: '/cases',
  caseSearch: '/cases/search',
  case: '/cases/{caseId}',
  caseState: '/cases/{caseId}/state',
  caseEvents: '/cases/{caseId}/events',
  casePlan: '/cases/{caseId}/plan',
  caseAssessments: '/cases/{caseId}/assessments',
  caseAssessment: '/cases/{caseId}/assessments/{assessmentId}',
  caseComparison: '/cases/{caseId}/comparison',
  caseConferences: '/cases/{caseId}/conferences',
  caseSessions: '/cases/{caseId}/sessions',
  caseSafety: '/cases/{caseId}/safety',
  caseReads: '/cases/{caseId}/reads',
  reads: '/reads',
  work: '/work',
  board: '/board',
  views: '/views',
  deleteView: '/views/{viewId}/delete',
  appointments: '/appointments',
  tasks: '/tasks',
  task: '/tasks/{taskId}',
  people: '/people',
  peopleSearch: '/people/search',
  person: '/people/{personId}',
  endPerson: '/people/{personId}/end',
  agencies: '/agencies',
  agency: '/agencies/{agencyId}',
  endAgency: '/agencies/{agencyId}/end',
  facilities: '/facilities',
  facility: '/facilities/{facilityId}',
  endFacility: '/facilities/{facilityId}/end',
  calendars: '/calendars',
  calendar: '/calendars/{calendarId}',
  programmes: '/programmes',
  programme: '/programmes/{programmeId}/{version}',
  drafts: '/drafts',
  draft: '/drafts/{draftId}',
  discardDraft: '/drafts/{draftId}/discard',
  sentDraft: '/drafts/{draftId}/sent',
  me: '/me',
} as const;

/** Paths besides the API, for operators. */
export const rootPaths = {
  openapi: '/openapi.json',
  docs: '/docs',
  live: '/health/live',
  ready: '/health/ready',
  info: '/info',
  link: '/l/{token}',
} as const;

/** The path of a command: `POST /cases/{caseId}/plan-session`; two have a place of their own. */
export function commandPath(name: CommandName): string {
  if (name === 'openCase') return paths.cases;
  if (name === 'answerTask') return `${paths.task}/answer`;
  return `${paths.case}/${kebabCase(name)}`;
}

/** A path with its parameters filled in, below the base. */
export function urlOf(path: string, params: Readonly<Record<string, string>> = {}): string {
  return base + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Whether ids of this parameter are made here, or by the pages; administrators choose the ids of the directory. */
export function isMade(parameter: string): boolean {
  return ['caseId', 'taskId', 'assessmentId', 'draftId', 'viewId'].includes(parameter);
}

/** The paths of all commands, by name. */
export const commandPaths = Object.fromEntries(commandNames.map((name) => [name, commandPath(name)])) as Readonly<
  Record<CommandName, string>
>;

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
