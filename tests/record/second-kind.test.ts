import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createAdvance } from '../../record/deciding/advance';
import { createCommit } from '../../record/deciding/commit';
import type { StreamDefinition } from '../../record/deciding/definition';
import type { Kernel } from '../../record/deciding/kernel';
import type { CommitRequest } from '../../record/deciding/request';
import { readEvents, type LoggedEvent } from '../../record/log/log';
import { createStates } from '../../record/log/states';
import { rebuildProjections } from '../../record/projections/rebuilding';
import type { StreamKind, StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import { as } from '../../stories/directory';
import { openTestRecord, type TestRecord } from './builders';

/** An errand with a deadline: a second kind of stream, beside cases. */
interface Errand {
  readonly id: string;
  readonly dueAt: Instant;
  readonly phase: 'open' | 'late' | 'done';
}

interface ErrandTypes {
  readonly state: Errand;
  readonly command:
    { readonly name: 'beginErrand'; readonly data: { readonly dueAt: Instant } } | { readonly name: 'endErrand' };
  readonly event: LoggedEvent;
  readonly timetable: { readonly programmeHash: string };
  readonly facts: { readonly place: string };
  readonly rejection: { readonly code: 'done_already' | 'begun_already' };
  readonly found: { readonly place: string };
  readonly opening: object;
}

// The contracts name only kinds in use; this one exists in this test only.
const kind = 'errand' as string as StreamKind;

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
  await sql`create table errands (id text primary key, phase text not null)`.execute(record.db);
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

function kernelOf(programmeHash: string): Kernel<ErrandTypes> {
  const kernel: Kernel<ErrandTypes> = {
    evolveVersion: 1,
    decide(errand, command, { place }) {
      if (command.name === 'beginErrand')
        return { accepted: true, events: [{ type: 'errandBegun', data: { ...command.data, place } }], state: null };
      if (errand?.phase === 'done') return { accepted: false, rejection: { code: 'done_already' } };
      return {
        accepted: true,
        events: [{ type: 'errandEnded', data: {} }],
        state: errand && { ...errand, phase: 'done' },
      };
    },
    tick: (errand, { now }) =>
      errand.phase === 'open' && errand.dueAt <= now
        ? { events: [{ type: 'errandLate', data: {} }], state: { ...errand, phase: 'late' } }
        : { events: [], state: errand },
    evolve(errand, { type, data, streamId: id }) {
      if (!errand) return { id, dueAt: (data as { dueAt: Instant }).dueAt, phase: 'open' };
      return { ...errand, phase: type === 'errandEnded' ? 'done' : 'late' };
    },
    agenda: ({ phase, dueAt }) => ({ wakeAt: phase === 'open' ? dueAt : null, owed: [], ended: phase === 'done' }),
    phaseOf: ({ phase }) => phase,
    awaited: ({ phase }) => (phase === 'done' ? [] : ['end']),
    programmeOf: () => programmeHash,
    read: (event) => event,
  };
  return kernel;
}

function errands({ programme: { hash: programmeHash } }: TestRecord): StreamDefinition<ErrandTypes> {
  const look = {
    columns: sql`facilities.name as place`,
    joins: sql`left join facilities on facilities.id = 'facility-1'`,
    condition: null,
    facts: async (_trx: unknown, { found }: { readonly found: { readonly place: string } }) => {
      return { programmeHash, place: found.place };
    },
  };
  return {
    kind,
    kernel: kernelOf(programmeHash),
    projections: {
      writes: (_db, { states }) =>
        states.slice(-1).map(
          ({ id, phase }) => sql`insert into errands (id, phase) values (${id}, ${phase})
            on conflict (id) do update set phase = excluded.phase`,
        ),
      async renew(db, states) {
        const { id, phase } = states.at(-1)!;
        await sql`update errands set phase = ${phase} where id = ${id}`.execute(db);
      },
      removeOrphans: async () => undefined,
    },
    opening: {
      isOpening: ({ name }) => name === 'beginErrand',
      look: () => look,
      refusal: ({ row }) => (row ? { code: 'begun_already' } : null),
      writes: async () => [],
      refusalOf: () => null,
    },
    access: {
      ask: async (_trx, { actor }) => ({
        verdict: actor.roles.includes('coordinator') ? 'allowed' : 'forbidden',
        facts: {},
        textsIn: 'identity',
      }),
      shown: () => [],
    },
    lookup: { look: () => look, timetable: async () => ({ programmeHash }) },
    storage: {
      compartmentOf: () => 'identity',
      provenanceOf: () => ({ basis: 'fact', source: 'system', reliability: 'confirmed', about: 'staff' }),
      nameInRecord: (name) => name,
    },
  };
}

function open() {
  const { db, keys, seals, randomBytes, clock } = record;
  const definition = errands(record);
  const states = createStates(definition.kernel, seals);
  const news: string[] = [];
  const common = { db, keys, seals, randomBytes, states, now: () => clock.now, newId: randomUUID, ...definition };
  const stream: StreamRef = { kind, id: randomUUID() };
  const request = (command: ErrandTypes['command'], who = 'coordinator'): CommitRequest<ErrandTypes> => ({
    stream,
    command,
    actor: as(who),
    idempotency: { commandId: randomUUID(), bodyHash: JSON.stringify(command) },
  });
  return {
    stream,
    states,
    news,
    request,
    begin: request({ name: 'beginErrand', data: { dueAt: '2031-03-04T08:00:00.000Z' } }),
    commit: createCommit({ ...common, onAgendaChanged: (_stream, events) => news.push(...events) }),
    advance: createAdvance(common),
    rebuild: () => rebuildProjections(common, { batchSize: 10, pauseMs: 0 }),
    log: async () => (await readEvents(db, seals, stream, { after: 0 })).map(({ type }) => type),
    row: async () => (await sql<{ phase: string }>`select phase from errands where id = ${stream.id}`.execute(db)).rows,
  };
}

test('another kernel commits, folds and projects', async () => {
  const { commit, begin, request, stream, states, row, log, news } = open();
  const begun = await commit(begin);
  expect(begun).toMatchObject({ outcome: 'accepted', replayed: false, state: { id: stream.id, phase: 'open' } });
  expect(await row()).toEqual([{ phase: 'open' }]);
  expect(await commit(request({ name: 'endErrand' }))).toMatchObject({ outcome: 'accepted', state: { phase: 'done' } });
  expect(await row()).toEqual([{ phase: 'done' }]);
  expect(await log()).toEqual(['errandBegun', 'errandEnded']);
  expect(news).toEqual(['errandBegun', 'errandEnded']);
  const fresh = createStates(kernelOf(record.programme.hash), record.seals);
  expect(await fresh.at(record.db, stream, 2)).toEqual(await states.at(record.db, stream, 2));
});

test('its commands are accepted once, and refused by its own rules and its own access', async () => {
  const { commit, begin, request, log } = open();
  await commit(begin);
  expect(await commit(begin)).toMatchObject({ outcome: 'accepted', replayed: true, events: [{ type: 'errandBegun' }] });
  const again = { ...begin, idempotency: { commandId: randomUUID(), bodyHash: 'other' } };
  expect(await commit(again)).toMatchObject({ outcome: 'rejected', rejection: { code: 'begun_already' } });
  expect(await commit(request({ name: 'endErrand' }, 'psychologist'))).toMatchObject({ outcome: 'forbidden' });
  const end = request({ name: 'endErrand' });
  const outcomes = await Promise.all([commit(end), commit(end)]);
  expect(outcomes.map((each) => each.outcome === 'accepted' && each.replayed).sort()).toEqual([false, true]);
  expect(await commit(request({ name: 'endErrand' }))).toMatchObject({ rejection: { code: 'done_already' } });
  expect(await log()).toEqual(['errandBegun', 'errandEnded']);
});

test('its time passes, and its lists can be made anew', async () => {
  const { commit, begin, advance, rebuild, row, log, stream } = open();
  await commit(begin);
  expect(await advance(stream)).toMatchObject({ phase: 'open', wakeAt: '2031-03-04T08:00:00.000Z', awaited: ['end'] });
  record.clock.now = '2031-03-05T08:00:00.000Z';
  expect(await advance(stream)).toMatchObject({ phase: 'late', wakeAt: null, sequence: 2 });
  expect(await log()).toEqual(['errandBegun', 'errandLate']);
  await sql`update errands set phase = 'wrong'`.execute(record.db);
  await rebuild();
  expect(await row()).toEqual([{ phase: 'late' }]);
});
