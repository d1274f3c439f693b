import { taskPagePath } from '../../shared/contracts/pages';

/** Every address of the pages once, as a route template. */
export const paths = {
  home: '/',
  work: '/work',
  cases: '/cases',
  findCases: '/cases/find',
  newCase: '/cases/new',
  case: '/cases/:caseId',
  plan: '/cases/:caseId/plan',
  assessments: '/cases/:caseId/assessment',
  assessment: '/cases/:caseId/assessment/:assessmentId',
  caseSessions: '/cases/:caseId/sessions',
  caseSafety: '/cases/:caseId/safety',
  meetings: '/cases/:caseId/meetings',
  record: '/cases/:caseId/record',
  actions: '/cases/:caseId/do',
  action: '/cases/:caseId/do/:command',
  task: taskPagePath,
  caseReads: '/cases/:caseId/reads',
  reads: '/reads',
  people: '/people',
  person: '/people/:personId',
  agencies: '/agencies',
  facilities: '/facilities',
  calendars: '/calendars',
  programmes: '/programmes',
  programme: '/programmes/:programmeId/:version',
  calendar: '/calendar',
  account: '/account',
  views: '/views',
  deleteView: '/views/:viewId/delete',
  board: '/board',
  boardFile: '/board/:table/file',
  tasks: '/tasks',
} as const;

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & Params<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : NonNullable<unknown>;

/** The address of a page, with its parameters and its query filled in. */
export function hrefTo<Path extends string>(
  path: Path,
  params: Params<Path>,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given: Readonly<Record<string, string>> = params;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? ''));
  const set = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '');
  return set.length === 0 ? filled : `${filled}?${new URLSearchParams(set).toString()}`;
}
