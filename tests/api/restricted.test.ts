import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { keepProgramme } from '../../record/programmes/programmes';
import { clearedFor } from '../../record/sealing/clearance';
import type { CommandName } from '../../shared/domain/case';
import type { Programme } from '../../shared/programme/schema';
import { standard } from '../../stories/programmes';
import { acceptance, opening } from './support/bodies';
import { startWorlds, type World, type Worlds } from './support/worlds';

/** A programme that leads straight to the programme phase, and from there to a gate with only these requirements. */
const under = (id: string, pre_release: Programme['gates']['pre_release']): Programme => ({
  ...standard,
  id,
  gates: {
    referred: ['referral_acceptance'],
    intake: [],
    assessing: [],
    classifying: [],
    planning: [],
    programme: ['programme_completion'],
    pre_release,
  },
});
const programmes = [
  under('attested', ['intelligence_attestation']),
  under('attested_and_assessed', ['intelligence_attestation', 'final_assessment']),
];
const secret = 'A source of Quillbury names a meeting on the yard.';
/** Callers who see that sealed intelligence exists, and nothing more. */
const knowing = ['coordinator', 'coordinator2', 'chair', 'facilityManager', 'probation'];
/** Callers who do not see that it exists. The auditor sees every compartment as existing, and no timeline. */
const unknowing = ['psychologist', 'health', 'manager', 'advocate', 'auditor'];

let worlds: Worlds;
let world: World;
beforeAll(async () => {
  worlds = await startWorlds();
  world = worlds.first;
  world.turn(0, 'beginning');
  for (const programme of programmes) await keepProgramme(world.db, programme);
});
afterAll(async () => {
  await world.close();
  await worlds.stop();
});

interface Entry {
  readonly number: number;
  readonly entryId: string;
  readonly type: string;
  readonly correctedBy?: number[];
  readonly details?: Record<string, unknown>;
}

const give = (who: string, caseId: string, name: CommandName, body: object): Test =>
  world.post(who, urlOf(commandPath(name), { caseId }), body);
const timeline = async (who: string, caseId: string, query = '?limit=500'): Promise<Entry[]> =>
  (await world.get(who, urlOf('/cases/{caseId}/events', { caseId }) + query).expect(200)).body.items;
const caseOf = async (who: string, caseId: string) =>
  (await world.get(who, urlOf('/cases/{caseId}', { caseId })).expect(200)).body;
const codesOf = async (who: string, caseId: string): Promise<string[]> =>
  (await caseOf(who, caseId)).missing.map(({ code }: { code: string }) => code);
const seal = (caseId: string, what = secret): Test => give('police', caseId, 'recordRestrictedEntry', { what });

/** A case in its programme, with everybody who can have a standing in it. */
async function running(programme: string, seed: string): Promise<string> {
  world.turn(1, seed);
  const bornOn = `19${10 + (seed.length % 80)}-01-02`;
  const person = { givenName: seed, familyName: 'Okonjo', bornOn };
  const opened = await world.post('coordinator', urlOf('/cases'), { ...opening, programme, person }).expect(201);
  const { caseId } = opened.body;
  await give('coordinator', caseId, 'acceptReferral', acceptance).expect(200);
  for (const [held, personId] of [
    ...[['chair', 'chair'] as const, ['custodian', 'police'] as const, ['assessor', 'psychologist'] as const],
    ...[['facility_manager', 'facilityManager'] as const, ['probation_lead', 'probation'] as const],
    ...[['advocate', 'advocate'] as const, ['health_lead', 'health'] as const],
  ])
    await give('coordinator', caseId, 'appoint', { function: held, personId }).expect(200);
  return caseId;
}

const preparing = async (programme: string, seed: string): Promise<string> => {
  const caseId = await running(programme, seed);
  await give('coordinator', caseId, 'startPreRelease', { reasons: 'The day comes near.' }).expect(200);
  return caseId;
};

async function attest(caseId: string): Promise<void> {
  const { tasks } = await caseOf('police', caseId);
  const { taskId } = tasks.find(({ kind }: { kind: string }) => kind === 'intelligence_attestation');
  const answer = { answer: 'attest', narrative: `Considered: ${secret}` };
  await world.post('police', urlOf('/tasks/{taskId}/answer', { taskId }), answer).expect(200);
}

/** Every response that a sealed entry might change, without correlation ids. */
async function everything(who: string, caseId: string): Promise<unknown> {
  const asked = [
    ...[
      ...['', '/events?limit=500', '/events?limit=2', '/events?order=newest&limit=2', '/state'],
      ...['/events?area=intelligence', '/events?type=restricted', '/events?by=police', '/events?decisions=true'],
    ].map((path) => `/cases/${caseId}${path}`),
    ...['?sort=due', '?sort=newest', '?overdue=true', '?overdue=false'].map((query) => `/cases${query}`),
    ...[`/tasks?caseId=${caseId}`, '/tasks', '/tasks?overdue=true', '/tasks?kind=intelligence_attestation'],
  ];
  const answers = [];
  for (const path of asked) {
    const { status, body } = await world.get(who, urlOf('') + path);
    const { next, asOf, correlationId: _request, ...shown } = body;
    // The mark is sealed anew each time, and always as long.
    answers.push({ path, status, shown, marked: asOf?.length, further: next !== null && next !== undefined });
  }
  return answers;
}

describe('a sealed entry', () => {
  let caseId: string;
  const before = new Map<string, unknown>();
  const lengths = new Map<string, number>();
  let answer: { happened: string[] };
  beforeAll(async () => {
    caseId = await running('attested', 'sealed');
    for (const who of unknowing) before.set(who, await everything(who, caseId));
    for (const who of knowing) lengths.set(who, (await timeline(who, caseId)).length);
    ({ body: answer } = await seal(caseId).expect(200));
    await seal(caseId, 'And a second one.').expect(200);
  });

  it('is read by its custodian, as it was written', async () => {
    expect(answer.happened).toEqual(['restrictedEntryMade']);
    const entries = await timeline('police', caseId);
    expect(entries.slice(-2)).toMatchObject([
      { type: 'restrictedEntryMade', details: { custodianId: 'police', what: secret } },
      { type: 'restrictedEntryMade', details: { what: 'And a second one.' } },
    ]);
  });

  it.each(knowing)('is one line to the %s: that there is one, whose and since when', async (who) => {
    const entries = await timeline(who, caseId);
    const lines = entries.slice(lengths.get(who));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatchObject({ type: 'restricted', says: 'Restricted entry', by: { personId: 'police' } });
      expect(Object.keys(line).sort()).toEqual(['at', 'by', 'entryId', 'knownBy', 'number', 'says', 'type']);
    }
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    expect(JSON.stringify(await everything(who, caseId))).not.toMatch(/Quillbury|restrictedEntryMade|second one/);
  });

  it.each(knowing)('stands on the pages of the %s where it stands in the whole', async (who) => {
    const pages: Entry[] = [];
    for (let query = '?limit=3'; query !== '';) {
      const { body } = await world.get(who, urlOf('/cases/{caseId}/events', { caseId }) + query).expect(200);
      pages.push(...body.items);
      query = body.next === null ? '' : `?limit=3&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(pages).toEqual(await timeline(who, caseId));
  });

  it.each(unknowing)('is nothing to the %s, whatever they ask', async (who) => {
    expect(await everything(who, caseId)).toEqual(before.get(who));
  });

  it('is written by nobody else', async () => {
    for (const who of knowing) await give(who, caseId, 'recordRestrictedEntry', { what: 'x' }).expect(403);
    await give('teacher', caseId, 'recordRestrictedEntry', { what: 'x' }).expect(404);
  });

  it('is corrected by its custodian, and the correction is as sealed as the entry', async () => {
    const corrected = await running('attested', 'corrected');
    await seal(corrected).expect(200);
    const { entryId } = (await timeline('police', corrected)).at(-1)!;
    const same = { entryId, correction: 'Not Quillbury: the kitchen.' };
    const stranger = { ...same, entryId: randomUUID() };
    for (const who of ['coordinator', 'coordinator2']) {
      const refusals = [];
      for (const body of [same, stranger])
        refusals.push((await give(who, corrected, 'correctEntry', body).expect(422)).body);
      const [one, other] = refusals.map(({ correlationId: _request, ...refusal }) => refusal);
      expect(one).toEqual(other);
      expect(one).toMatchObject({ code: 'unknown_entry' });
    }
    await give('police', corrected, 'correctEntry', same).expect(200);
    const [entry, correction] = (await timeline('police', corrected)).slice(-2);
    expect(correction).toMatchObject({
      type: 'entryCorrected',
      details: { correction: 'Not Quillbury: the kitchen.' },
    });
    expect(entry!.correctedBy).toEqual([correction!.number]);
    const lines = (await timeline('chair', corrected)).slice(-2);
    expect(lines.map(({ type, correctedBy }) => [type, correctedBy])).toEqual([
      ...[['restricted', undefined] as const, ['restricted', undefined] as const],
    ]);
    expect(JSON.stringify(await timeline('psychologist', corrected))).not.toMatch(/restricted|kitchen/);
  });

  it('once repeated is answered as it was, and written once', async () => {
    const key = randomUUID();
    const again = (what: string) =>
      world.post('police', urlOf(commandPath('recordRestrictedEntry'), { caseId: repeated }), { what }, key);
    const repeated = await running('attested', 'repeated');
    const [first, second] = [await again('Once.').expect(200), await again('Once.').expect(200)];
    expect(second.body.happened).toEqual(first.body.happened);
    await again('Twice.').expect(422);
    const made = (await timeline('police', repeated)).filter(({ type }) => type === 'restrictedEntryMade');
    expect(made).toHaveLength(1);
  });

  it('is in the record under the word of its envelope, and its body behind the second wall', async () => {
    const { db } = world;
    const events = await db.selectFrom('events').selectAll().where('stream_id', '=', caseId).execute();
    const restricted = events.filter(({ type }) => type === 'restricted');
    expect(restricted).toHaveLength(2);
    expect(events.some(({ type }) => type === 'restrictedEntryMade')).toBe(false);
    expect(restricted.map(({ envelope }) => JSON.parse(envelope).type)).toEqual(['restricted', 'restricted']);
    const ids = restricted.map(({ event_id }) => event_id);
    const bodies = (from: typeof db) =>
      from.selectFrom('contents').select('compartment').where('id', 'in', ids).execute();
    expect(await bodies(db)).toEqual([]);
    expect(await clearedFor(db, ['victims'], bodies)).toEqual([]);
    expect(await clearedFor(db, ['intelligence'], bodies)).toEqual([
      ...[{ compartment: 'intelligence' }, { compartment: 'intelligence' }],
    ]);
  });

  it('is called restricted by what remembers commands and reads', async () => {
    const { db } = world;
    const commands = await db.selectFrom('commands').select('name').where('stream_id', '=', caseId).execute();
    const reads = await db.selectFrom('reads').select('operation').where('case_id', '=', caseId).execute();
    const names = [...commands.map(({ name }) => name), ...reads.map(({ operation }) => operation)];
    expect(names).toContain('restricted');
    expect(names.filter((name) => /restrictedEntry|intelligence/i.test(name))).toEqual([]);
  });
});

describe('the gate of release (scenario 17)', () => {
  it('is passed by nobody until the custodian attests, whether or not anything is sealed', async () => {
    for (const isSealed of [true, false]) {
      const caseId = await preparing('attested', isSealed ? 'with an entry' : 'without any');
      if (isSealed) await seal(caseId).expect(200);
      for (const who of knowing) {
        const { phase, missing } = await caseOf(who, caseId);
        expect({ who, phase, missing }).toEqual({
          who,
          phase: 'pre_release',
          missing: [{ code: 'intelligence_attestation', owedBy: { function: 'custodian', personId: 'police' } }],
        });
      }
      await attest(caseId);
      expect((await caseOf('chair', caseId)).phase).toBe('release_decision');
      expect(JSON.stringify(await everything('chair', caseId))).not.toContain('Quillbury');
    }
  });

  it('is shut again by a new entry, which stays hidden from those who know of none', async () => {
    const caseId = await preparing('attested_and_assessed', 'shut again');
    expect(await codesOf('chair', caseId)).toEqual(['intelligence_attestation', 'final_assessment']);
    await attest(caseId);
    expect(await codesOf('chair', caseId)).toEqual(['final_assessment']);
    const before = new Map<string, unknown>();
    for (const who of unknowing) before.set(who, await everything(who, caseId));
    await seal(caseId).expect(200);
    expect(await codesOf('chair', caseId)).toEqual(['intelligence_attestation', 'final_assessment']);
    for (const who of unknowing) expect([who, await everything(who, caseId)]).toEqual([who, before.get(who)]);
    await attest(caseId);
    expect(await codesOf('chair', caseId)).toEqual(['final_assessment']);
    for (const who of unknowing) expect([who, await everything(who, caseId)]).toEqual([who, before.get(who)]);
  });

  it('hides the task from those who do not know of it, by its id as well', async () => {
    const caseId = await preparing('attested', 'asked');
    const { tasks } = await caseOf('chair', caseId);
    const { taskId } = tasks.find(({ kind }: { kind: string }) => kind === 'intelligence_attestation');
    const url = urlOf('/tasks/{taskId}', { taskId });
    for (const who of knowing) await world.get(who, url).expect(200);
    for (const who of unknowing) await world.get(who, url).expect(404);
    const answer = { answer: 'attest', narrative: 'x' };
    const refused = await world.post('chair', `${url}/answer`, answer);
    expect([refused.status, refused.body.code]).toEqual([403, 'not_your_task']);
  });
});
