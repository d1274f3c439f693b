/**
 * The cost of sealing, chain, projections and policy in a decision: `commit` compared with the same transaction without
 * them, its events written in clear. In turns in one run, on a PostgreSQL that flushes to disk.
 *
 *   node --import tsx bench/overhead.ts
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { caseDefinition } from '../record/cases';
import { agendaWrites } from '../record/outbox/agenda';
import { extend, recordingTime, sequenceOf, startDraft, tick, type Draft } from '../record/deciding/draft';
import { rememberOutcome } from '../record/deciding/outcomes';
import { loadStream } from '../record/deciding/load-stream';
import { writeTogether } from '../record/postgres/write';
import type { CaseState, Command, CommandName } from '../shared/domain/case';
import type { Body } from '../stories/act';
import { as } from '../stories/directory';
import { inProgramme, openTestRecord, sessionIn, type RecordedCase } from '../tests/record/builders';
import { withPostgres } from './postgres';

const rounds = 150;
const warmUp = 30;

type Decide = <K extends CommandName>(who: string, name: K, data: Body<K>) => Promise<CaseState>;

/** Like `commit`, without sealing, chain, projections and policy. */
function withoutThem({ record, stream }: RecordedCase): Decide {
  const { db, states, clock } = record;
  const definition = caseDefinition({ ...record, now: () => clock.now });
  const { kernel, lookup } = definition;
  return async (who, name, data) => {
    const command = { name, data } as Command;
    const [commandId, actor] = [randomUUID(), as(who)];
    const draft = await db.transaction().execute(async (trx): Promise<Draft<CaseState>> => {
      const look = lookup.look({ stream, command, actor });
      const loaded = await loadStream(trx, states, { stream, commandId, actorId: who, held: true, look });
      if (!loaded?.row) throw new Error('no such stream');
      const { row, state } = loaded;
      const time = recordingTime(clock.now, row.recorded_at);
      const facts = { ...(await look.facts(trx, loaded)), actor, now: time.at, newId: randomUUID };
      const ticked = tick(definition, startDraft(stream, time, { sequence: row.sequence, state }), facts);
      const decision = kernel.decide(ticked.state, command, facts);
      if (!decision.accepted) throw new Error(decision.rejection.code);
      const given = extend(definition, ticked, decision, { actor, commandId, newId: randomUUID });
      const decided = tick(definition, given, facts);
      const agenda = agendaWrites(trx, kernel, decided, decided.state!, facts, {
        row,
        version: null,
        head: null,
        advancing: false,
      });
      const of = { stream, name, after: sequenceOf(ticked), upTo: sequenceOf(decided), at: decided.at };
      const remembered = rememberOutcome(trx, { ...of, commandId, request: commandId });
      await writeTogether(trx, [agenda.stream, ...agenda.writes, inClear(decided), remembered]);
      return decided;
    });
    states.keep(stream, { sequence: sequenceOf(draft), state: draft.state! });
    return draft.state!;
  };
}

function inClear({ stream, events }: Draft<CaseState>) {
  const rows = events.map(
    ({ sequence, eventId, type, data, at, actorId }) =>
      sql`(${stream.id}, ${sequence}::bigint, ${eventId}::uuid, ${type}, ${JSON.stringify(data)}::json,
        ${at}::timestamptz, ${actorId})`,
  );
  return sql`insert into events_without values ${sql.join(rows)}` as never;
}

async function main(): Promise<void> {
  const record = await openTestRecord({ poolSize: 4 });
  await sql`create table events_without (stream_id text, sequence bigint, event_id uuid not null unique, type text not null,
    data json not null, recorded_at timestamptz not null, actor_id text not null, primary key (stream_id, sequence))
  `.execute(record.db);
  const [kase, other] = [await inProgramme(record), await inProgramme(record)];
  const deciders: readonly (readonly [RecordedCase, Decide])[] = [
    [kase, async (...given) => (await kase.do(...given)).state],
    [other, withoutThem(other)],
  ];
  const took: readonly number[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [of, decides]] of deciders.entries()) {
      const session = await sessionIn(of);
      const ms = await timed(() => threeDecisions(decides, session));
      if (round >= warmUp) took[index]!.push(ms / 3);
    }
  }
  const [whole = 0, without = 0] = took.map(median);
  console.log(`commit ${whole.toFixed(2)} ms, without ${without.toFixed(2)} ms: ${(whole / without).toFixed(2)} times`);
  await record.stop();
}

async function threeDecisions(decides: Decide, session: Body<'planSession'>): Promise<void> {
  const { taskId, about } = invitation(await decides('coordinator', 'planSession', session));
  await decides('psychologist', 'answerTask', { taskId, answer: 'accept' });
  await decides('coordinator', 'cancelSession', { sessionId: about, reasonCode: 'other' });
}

function invitation({ tasks }: CaseState): { readonly taskId: string; readonly about: string } {
  const open = Object.values(tasks).find(({ kind, status }) => kind === 'session_invitation' && status === 'open');
  if (!open) throw new Error('nobody was invited');
  return open;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

void withPostgres(main);
