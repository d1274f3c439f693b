import { commandNames } from '../shared/contracts/requests';
import type { CommandName } from '../shared/domain/commands';

export const base = '/api/v1';

/** Every URL of the API, once: routes, OpenAPI, headers and tests all take them from here. */
export const paths = {
  cases: '/cases',
  case: '/cases/{caseId}',
  caseState: '/cases/{caseId}/state',
  caseEvents: '/cases/{caseId}/events',
  caseComparison: '/cases/{caseId}/comparison',
  caseReads: '/cases/{caseId}/reads',
  reads: '/reads',
  tasks: '/tasks',
  task: '/tasks/{taskId}',
  people: '/people',
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
  me: '/me',
} as const;

/** Beside the API: for people who look after it. */
export const rootPaths = {
  openapi: '/openapi.json',
  docs: '/docs',
  live: '/health/live',
  ready: '/health/ready',
  info: '/info',
  link: '/l/{token}',
} as const;

/** Where a command is sent: `POST /cases/{caseId}/plan-session`; two have a place of their own. */
export function commandPath(name: CommandName): string {
  if (name === 'openCase') return paths.cases;
  if (name === 'answerTask') return `${paths.task}/answer`;
  return `${paths.case}/${kebabCase(name)}`;
}

/** A path with its parameters filled in, below the base. */
export function urlOf(path: string, params: Readonly<Record<string, string>> = {}): string {
  return base + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Whether what a parameter names was given its id here; what is in the directory is named by its administrators. */
export function isMade(parameter: string): boolean {
  return parameter === 'caseId' || parameter === 'taskId';
}

/** The paths of all commands, by name. */
export const commandPaths = Object.fromEntries(commandNames.map((name) => [name, commandPath(name)])) as Readonly<
  Record<CommandName, string>
>;

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
