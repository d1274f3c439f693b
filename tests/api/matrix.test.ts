import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import type { Operation } from '../../api/http/operation';
import { operations } from '../../api/operations';
import { commandPath, urlOf } from '../../api/paths';
import { people } from '../../local/people';
import { commandNames } from '../../shared/domain/case-rules';
import type { CaseState, CommandName } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import { accountRoles, caseFunctions, disciplines } from '../../shared/domain/vocabulary';
import { authorise, mayOpenCase } from '../../shared/policy/who-may-act';
import { mayInDirectory } from '../../shared/policy/directory';
import { roleOverReads } from '../../shared/policy/by-what-right';
import { sectionView, type CaseSection } from '../../shared/policy/sections';
import { seesTask, sightOf } from '../../shared/policy/who-may-see';
import { mayCount } from '../../shared/policy/who-may-count';
import { canSeeCase, standingIn } from '../../shared/policy/who-may-know';
import { startApi, type TestApi } from './support/api';
import { sampleOf } from './support/sample';
import { caseInProgramme, stateOf } from './support/story';

let api: TestApi;
let kase: CaseState;
let taskId: string;
const tokens = new Map<string, string>();

/** People whom the made-up directory lacks: of another agency, in a missing role, without any standing. */
const more: readonly Pick<Actor, 'personId' | 'agencyId' | 'roles' | 'disciplines'>[] = [
  { personId: 'coordinatorElsewhere', agencyId: 'second-path', roles: ['coordinator'], disciplines: [] },
  { personId: 'machine', agencyId: 'programme-office', roles: ['service'], disciplines: [] },
  { personId: 'custodian', agencyId: 'police', roles: [], disciplines: ['police'] },
  { personId: 'probation2', agencyId: 'probation-service', roles: [], disciplines: ['probation'] },
  { personId: 'strangerOfAll', agencyId: 'second-path', roles: [], disciplines: [...disciplines] },
];
const callers: readonly Actor[] = [
  ...people.map(({ key, agency, roles, disciplines: known }) => ({
    personId: key,
    agencyId: agency,
    roles,
    disciplines: known,
    knownBy: 'sign_in' as const,
  })),
  ...more.map((person) => ({ ...person, knownBy: 'sign_in' as const })),
];

beforeAll(async () => {
  api = await startApi();
  for (const { personId, agencyId, roles, disciplines: known } of more)
    await api
      .post('administrator', urlOf('/people'), {
        personId,
        agencyId,
        roles,
        disciplines: known,
        givenName: 'A',
        familyName: 'B',
        timeZone: 'Europe/Berlin',
        email: `${personId}@example.test`,
        identity: { issuer: api.issuer.issuer, subject: personId },
      })
      .expect(201);
  for (const { personId } of callers) tokens.set(personId, await api.issuer.token(personId));
  const caseId = await caseInProgramme(api);
  const holders = {
    facility_manager: 'facilityManager',
    police_lead: 'police',
    probation_lead: 'probation',
    supervising_officer: 'probation2',
    aftercare_lead: 'aftercare',
    advocate: 'advocate',
    custodian: 'custodian',
  };
  for (const [held, personId] of Object.entries(holders))
    await api.post('coordinator', urlOf(commandPath('appoint'), { caseId }), { function: held, personId }).expect(200);
  kase = await stateOf(api, caseId);
  taskId = Object.values(kase.tasks).find(
    ({ assigneeId, kind }) => kind === 'session_invitation' && assigneeId === 'scholar',
  )!.taskId;
});
afterAll(() => api.stop());

type Expected = 200 | 403 | 404 | 'not refused';

const command =
  (name: CommandName) =>
  (caller: Actor): Expected => {
    if (name === 'openCase') return mayOpenCase(caller) ? 'not refused' : 403;
    if (name === 'answerTask') return seesAsked(caller) ? 'not refused' : 404;
    const standing = authorise(caller, kase, name);
    return standing === 'allowed' ? 'not refused' : standing === 'forbidden' ? 403 : 404;
  };
const knows = (caller: Actor): boolean => canSeeCase(caller, standingIn(caller, kase));
const seesAsked = (caller: Actor): boolean => seesTask(sightOf(caller, standingIn(caller, kase)), kase.tasks[taskId]!);
const everybody = (): Expected => 200;
const section = (caller: Actor, name: CaseSection): Expected =>
  knows(caller) && sectionView(name, sightOf(caller, standingIn(caller, kase))) !== 'none' ? 200 : 404;
const administrators = (caller: Actor): Expected => (mayInDirectory('change', caller) ? 'not refused' : 403);

/** The result that the policy gives for each operation. An operation without a row fails the test. */
const expectations: Readonly<Record<string, (caller: Actor) => Expected>> = {
  ...Object.fromEntries(commandNames.map((name) => [name, command(name)])),
  listCases: everybody,
  searchPeople: (caller) => (mayInDirectory('names', caller) ? 200 : 403),
  searchCases: everybody,
  listTasks: everybody,
  listWork: everybody,
  listViews: everybody,
  saveView: everybody,
  // Nobody has this one.
  deleteView: () => 404,
  getBoard: (caller) => (mayCount(caller) ? 200 : 403),
  listAppointments: everybody,
  getMe: everybody,
  changeMe: everybody,
  listDrafts: everybody,
  // Nobody has this one.
  getDraft: () => 404,
  saveDraft: everybody,
  discardDraft: everybody,
  markDraftSent: everybody,
  listProgrammes: everybody,
  getProgramme: everybody,
  getCase: (caller) => (knows(caller) ? 200 : 404),
  listCaseEvents: (caller) => (knows(caller) ? 200 : 404),
  getCaseState: (caller) => (!knows(caller) ? 404 : sightOf(caller, standingIn(caller, kase)).progress ? 200 : 403),
  // There is only one round: a rule, not the policy, refuses a caller who may compare.
  compareAssessments: (caller) =>
    !knows(caller) ? 404 : sightOf(caller, standingIn(caller, kase)).views.assessment === 'full' ? 'not refused' : 403,
  listReads: (caller) => (!knows(caller) ? 404 : roleOverReads(caller) ? 200 : 403),
  listReadsBy: (caller) => (roleOverReads(caller) ? 200 : 403),
  getTask: (caller) => (seesAsked(caller) ? 200 : 404),
  getPlan: (caller) => section(caller, 'plan'),
  listAssessments: (caller) => section(caller, 'assessment'),
  getAssessment: (caller) => section(caller, 'assessment'),
  listConferences: (caller) => section(caller, 'meetings'),
  listSessions: (caller) => section(caller, 'sessions'),
  getSafety: (caller) => section(caller, 'safety'),
  ...Object.fromEntries(
    ['Person', 'Agency', 'Facility'].flatMap((one) =>
      [`create${one}`, `change${one}`, `end${one}`].map((name) => [name, administrators] as const),
    ),
  ),
  ...Object.fromEntries(
    ['listPeople', 'listAgencies', 'listFacilities', 'listCalendars'].map((name) => [name, everybody]),
  ),
  ...Object.fromEntries(['getPerson', 'getAgency', 'getFacility', 'getCalendar'].map((name) => [name, everybody])),
  putCalendar: administrators,
};

const reading = {
  personId: 'coordinator',
  agencyId: 'second-path',
  facilityId: 'northfield',
  calendarId: 'continental',
};

function send({ id, method, path, query, body }: Operation, who: string | null): request.Test {
  const ids =
    method === 'get' ? reading : { personId: 'nobody', agencyId: 'nowhere', facilityId: 'nowhere', calendarId: 'new' };
  const { id: programmeId, version } = kase.programme;
  const [draftId, viewId] = [randomUUID(), randomUUID()];
  const assessmentId = kase.assessments[0]?.assessmentId ?? '';
  const url = urlOf(path, { ...ids, caseId: kase.caseId, taskId, draftId, viewId, assessmentId, programmeId, version });
  const test = request(api.app)[method](query && id === 'listReadsBy' ? `${url}?actor=coordinator` : url);
  if (method === 'post') test.set('Idempotency-Key', randomUUID());
  if (who !== null) test.set('Authorization', `Bearer ${tokens.get(who) ?? ''}`);
  // A date in the future is refused after every check of the policy, so no command has an effect.
  const later = commandNames.some((name) => name === id) ? { occurredAt: '2150-01-01T00:00:00.000Z' } : {};
  return body ? test.send({ ...sampleOf(body), ...later }) : test;
}

/** The result of a call as far as the policy decides it; a refusal by a domain rule does not count. */
function outcomeOf({ status, body }: Response): number | 'not refused' {
  const code = (body as { code?: string }).code;
  const isPolicy = status === 401 || code === 'forbidden' || (code === 'not_found' && status === 404);
  return isPolicy || status >= 500 ? status : 'not refused';
}

describe('every operation', () => {
  it('is expected of, and nothing else', () => {
    expect(Object.keys(expectations).sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it('is tried by every account role and every function', () => {
    const held = new Set(callers.flatMap((caller) => standingIn(caller, kase).functions));
    expect([...held].sort()).toEqual([...caseFunctions].sort());
    expect(new Set(callers.flatMap(({ roles }) => roles))).toEqual(new Set(accountRoles));
  });

  it.each(operations)('$id: is closed to callers who do not sign in', async (operation) => {
    const { status, body } = await send(operation, null);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'authentication_required' });
  });

  it.each(operations)('$id: answers each kind of caller as the policy says', async (operation) => {
    const outcomes = await Promise.all(
      callers.map(async (caller) => {
        const says = expectations[operation.id]!(caller);
        // The directory lacks the records that an administrator would change or end.
        const isOfNothing = operation.tag === 'Directory' && /^(change|end)/.test(operation.id);
        const response = await send(operation, caller.personId);
        const seen = says === 200 ? response.status : outcomeOf(response);
        return { who: caller.personId, seen, expected: isOfNothing && says === 'not refused' ? 404 : says };
      }),
    );
    expect(outcomes.map(({ who, seen }) => [who, seen])).toEqual(outcomes.map(({ who, expected }) => [who, expected]));
  });
});

describe('lists', () => {
  it('hold what their caller may see, and nothing else', async () => {
    for (const caller of callers) {
      const standing = standingIn(caller, kase);
      const get = (path: string) =>
        request(api.app)
          .get(urlOf(path))
          .set('Authorization', `Bearer ${tokens.get(caller.personId)!}`);
      const { body: cases } = await get('/cases');
      const { body: tasks } = await request(api.app)
        .get(`${urlOf('/tasks')}?limit=200`)
        .set('Authorization', `Bearer ${tokens.get(caller.personId)!}`);
      const shown = tasks.items.map((item: { taskId: string }) => item.taskId).sort();
      const seen = Object.values(kase.tasks).filter((task) => seesTask(sightOf(caller, standing), task));
      expect({ who: caller.personId, cases: cases.items.length, total: cases.total, shown }).toEqual({
        who: caller.personId,
        ...(canSeeCase(caller, standing) ? { cases: 1, total: 1 } : { cases: 0, total: 0 }),
        shown: seen.map((task) => task.taskId).sort(),
      });
    }
  });
});
