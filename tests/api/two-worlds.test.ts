import fc from 'fast-check';
import { commandPath, urlOf } from '../../api/paths';
import { commandNames } from '../../shared/domain/case-rules';
import type { CaseState, CommandName } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import { eventView, seesContent, seesFunction, sightOf, type Sight } from '../../shared/policy/who-may-see';
import { canSeeCase, standingIn } from '../../shared/policy/who-may-know';
import type { TestApi } from './support/api';
import { everythingAsked, mailsTo, overhear, type Statements } from './support/asking';
import { readers } from './support/readers';
import { caseInProgramme, openCase, stateOf } from './support/story';
import { startWorlds, type World, type Worlds } from './support/worlds';

let worlds: Worlds;
/** A case in which everybody below has a part, and one of another agency. */
let shared: CaseState;
let elsewhere: CaseState;
let statements: Statements;

beforeAll(async () => {
  worlds = await startWorlds();
  const { first } = worlds;
  const api = first as unknown as TestApi;
  first.turn(0, 'first');
  await first.send('administrator', 'patch', urlOf('/people/{personId}', { personId: 'coordinator2' }), {
    agencyId: 'second-path',
  });
  const ids = [await caseInProgramme(api), await openCase(api, {}, 'coordinator2')];
  await first.send('administrator', 'patch', urlOf('/people/{personId}', { personId: 'employment' }), {
    disciplines: ['police'],
  });
  const holders = { police_lead: 'police', advocate: 'advocate', facility_manager: 'facilityManager' };
  for (const [held, personId] of Object.entries({ ...holders, custodian: 'police' }))
    await first
      .post('coordinator', urlOf(commandPath('appoint'), { caseId: ids[0]! }), { function: held, personId })
      .expect(200);
  // Both worlds get a sealed entry, so that each process needs the same keys.
  await first.post('police', urlOf(commandPath('recordRestrictedEntry'), { caseId: ids[0]! }), sealed).expect(200);
  [shared, elsewhere] = [await stateOf(api, ids[0]!), await stateOf(api, ids[1]!)];
  await first.close();
  statements = overhear();
});
afterAll(async () => {
  statements.stop();
  await worlds.stop();
});

const sealed = { what: 'A source names a meeting.' };
const started = Date.now();
const inDays = (days: number): string => new Date(started + days * 86_400_000).toISOString();
const trackOf = (code: string): string => shared.plan!.tracks.find((track) => track.code === code)!.trackId;
const command =
  (by: string, name: CommandName, body: object, kase = () => shared) =>
  async (world: World, key: string) =>
    (await world.post(by, urlOf(commandPath(name), { caseId: kase().caseId }), body, key)).status;
const session = (specialistId: string, code: string, days: number) => (world: World, key: string) =>
  command('coordinator', 'planSession', {
    trackId: trackOf(code),
    specialistId,
    startsAt: inDays(days),
    minutes: 45,
    placeCode: 'room_a',
  })(world, key);
const ofPsychologist = () => shared.sessions.find(({ specialistId }) => specialistId === 'psychologist')!.sessionId;

type Act = (world: World, key: string) => Promise<number>;

/** Happens in both worlds, so no reader sees a difference by it. */
const everywhere: Readonly<Record<string, Act>> = {
  appoints: command('coordinator', 'appoint', { function: 'duty_officer', personId: 'facilityManager' }),
  suspends: command('coordinator', 'suspendCase', { reasonCode: 'hospital' }),
  resumes: command('coordinator', 'resumeCase', { reasons: 'Back from hospital.' }),
  plansForScholar: session('scholar', 'religious_dialogue', 9),
};

interface Kind {
  /** Happens in the twin only. */
  readonly acts: Readonly<Record<string, Act>>;
  /** Happens in the world instead, in the same turn. */
  readonly instead?: Act;
  /** Who may not see the difference, by the policy. */
  readonly isHiddenFrom: (sight: Sight, actor: Actor) => boolean;
  /** A reader with access. Their responses must differ, which shows that the test would find a leak. */
  readonly shownTo: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  sessions: {
    acts: {
      // Earlier than every other request: any search for the earliest would find it.
      plans: session('psychologist', 'psychological_counselling', 1),
      moves: (world, key) =>
        command('coordinator', 'rescheduleSession', {
          sessionId: ofPsychologist(),
          startsAt: inDays(7),
          reasonCode: 'facility_closed',
        })(world, key),
      cancels: (world, key) =>
        command('coordinator', 'cancelSession', { sessionId: ofPsychologist(), reasonCode: 'facility_closed' })(
          world,
          key,
        ),
      declines: (world, key) =>
        answer(world, key, 'psychologist', 'session_invitation', { answer: 'decline', reasonCode: 'on_leave' }),
      accepts: (world, key) => answer(world, key, 'psychologist', 'session_invitation', { answer: 'accept' }),
    },
    isHiddenFrom: (sight) => !seesContent(sight, 'sessions'),
    shownTo: 'coordinator',
  },
  assessments: {
    acts: {
      assigns: command('coordinator', 'assignAssessment', {
        instrumentId: 'demonstration',
        assessorId: 'psychologist',
        reviewerId: 'psychologist2',
      }),
      cannotDo: async (world, key) => {
        const taskId = (await openTaskOf(world, 'psychologist', 'assessment')) ?? 'none';
        return (
          await world.post(
            'psychologist',
            urlOf('/tasks/{taskId}/answer', { taskId }),
            { answer: 'cannot_do', reasonCode: 'on_leave' },
            key,
          )
        ).status;
      },
    },
    isHiddenFrom: ({ views }) => views.assessment !== 'full' && views.assessment !== 'summary',
    shownTo: 'police',
  },
  anotherAgencysCase: {
    acts: {
      opens: async (world, key) => {
        await openCase(
          { post: (who: string, path: string, body: object) => world.post(who, path, body, key) } as TestApi,
          {},
          'coordinator2',
        );
        return 201;
      },
      suspends: command('coordinator2', 'suspendCase', { reasonCode: 'hospital' }, () => elsewhere),
      moves: command(
        'coordinator2',
        'changeDates',
        { expectedReleaseOn: '2030-01-31', reasonCode: 'other', reasons: 'Remission.' },
        () => elsewhere,
      ),
    },
    isHiddenFrom: (_, actor) => !canSeeCase(actor, standingIn(actor, elsewhere)),
    shownTo: 'manager',
  },
  whoKeepsIntelligence: {
    acts: { appoints: command('coordinator', 'appoint', { function: 'custodian', personId: 'employment' }) },
    isHiddenFrom: (sight) => !seesFunction(sight, 'custodian'),
    shownTo: 'facilityManager',
  },
  sealedEntries: {
    acts: {
      seals: command('police', 'recordRestrictedEntry', sealed),
      sealsMore: command('police', 'recordRestrictedEntry', { what: 'Another names the yard.' }),
    },
    isHiddenFrom: (sight) => eventView('restrictedEntryMade', sight) === 'hidden',
    shownTo: 'facilityManager',
  },
  texts: {
    acts: {
      moves: command('coordinator', 'changeDates', {
        expectedReleaseOn: '2030-01-31',
        reasonCode: 'other',
        reasons: 'Remission for good conduct.',
      }),
    },
    instead: command('coordinator', 'changeDates', {
      expectedReleaseOn: '2030-01-31',
      reasonCode: 'other',
      reasons: 'An error of the file.',
    }),
    isHiddenFrom: (sight) => !sight.name,
    shownTo: 'facilityManager',
  },
};

async function openTaskOf(world: World, who: string, kind: string): Promise<string | undefined> {
  const { body } = await world.get(
    who,
    `${urlOf('/tasks')}?assignee=me&status=open&kind=${kind}&caseId=${shared.caseId}`,
  );
  return (body.items as { taskId: string }[])[0]?.taskId;
}

async function answer(world: World, key: string, who: string, kind: string, body: object): Promise<number> {
  const taskId = (await openTaskOf(world, who, kind)) ?? 'none';
  return (await world.post(who, urlOf('/tasks/{taskId}/answer', { taskId }), body, key)).status;
}

/** A world, and a twin in which something more or something else happened. */
async function play(
  kind: Kind,
  script: readonly (readonly ['everywhere' | 'hidden', number])[],
): Promise<{ world: World; twin: World; happened: number }> {
  const [world, twin] = [await worlds.fork(), await worlds.fork()];
  let happened = 0;
  for (const [turn, [where, n]] of script.entries()) {
    const acts = Object.values(where === 'hidden' ? kind.acts : everywhere);
    const act = acts[n % acts.length]!;
    for (const each of [world, twin]) each.turn(turn + 1, `turn ${turn}`);
    if (where === 'everywhere') expect(await act(world, `key-${turn}`)).toBe(await act(twin, `key-${turn}`));
    else {
      await kind.instead?.(world, `key-${turn}`);
      if ((await act(twin, `key-${turn}`)) < 300) happened += 1;
    }
  }
  // Snapshots show how much happened, but only to the process.
  for (const each of [world, twin]) await each.db.deleteFrom('snapshots').execute();
  return { world: await world.afresh(), twin: await twin.afresh(), happened };
}

const turn = fc.tuple(fc.constantFrom('everywhere' as const, 'hidden' as const), fc.nat(11));
const script = fc.array(turn, { maxLength: 5 }).map((more) => [['hidden', 0] as const, ...more]);

describe.each(Object.entries(kinds))('two worlds that differ in %s', (_, kind) => {
  it('are the same to those who may not see the difference, and not to those who may', async () => {
    const property = fc.asyncProperty(
      script,
      fc.subarray([...commandNames], { minLength: 2, maxLength: 3 }),
      async (acts, names) => {
        const { world, twin, happened } = await play(kind, acts);
        fc.pre(happened > 0);
        const rows = await twin.db
          .selectFrom('tasks')
          .select('task_id')
          .where('case_id', '=', shared.caseId)
          .orderBy('due_at', 'desc')
          .execute();
        const taskIds = rows.slice(0, 2).map(({ task_id }) => task_id);
        const asked = { statements, cases: [shared, elsewhere], taskIds, names } as const;
        for (const each of [world, twin]) each.turn(30, 'reading');
        const concerned = readers.filter((reader) => {
          const isHidden = kind.isHiddenFrom(sightOf(reader, standingIn(reader, shared)), reader);
          return isHidden || reader.personId === kind.shownTo;
        });
        for (const { personId: who } of concerned) {
          const [here, there] = [await everythingAsked(world, who, asked), await everythingAsked(twin, who, asked)];
          if (who === kind.shownTo)
            expect({ who, isSame: here.join() === there.join() }).toEqual({ who, isSame: false });
          else
            expect({ who, heard: there, mails: await mailsTo(twin, who) }).toEqual({
              who,
              heard: here,
              mails: await mailsTo(world, who),
            });
        }
        await Promise.all([world.close(), twin.close()]);
      },
    );
    await fc.assert(property, { numRuns: 1, endOnFailure: true });
  });
});
