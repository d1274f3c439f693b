/**
 * The cost of a decision without HTTP: kernel and commit on a PostgreSQL that flushes to disk.
 *
 *   node --import tsx bench/commit.ts
 *
 * The numbers go into docs/performance.md.
 */
import { Client } from 'pg';
import type { CommandName } from '../shared/domain/case';
import type { Body } from '../stories/act';
import { accepted, inProgramme, openTestRecord, sessionIn } from '../tests/record/builders';
import type { Accepted, RecordedCase, TestRecord } from '../tests/record/builders';
import { withPostgres } from './postgres';

const callers = 10;
const casesEach = 6;
const roundsEach = 5;

/** Costs of each kind of decision, with one caller: milliseconds, and statements with begin and commit. */
type Costs = Map<string, { readonly ms: number; readonly statements: number }[]>;

let statements = 0;

/** Counts the statements sent to the server, begin and commit included. */
function countStatements(): void {
  const prototype = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function counted(this: unknown, ...given) {
    statements += 1;
    return query.apply(this, given);
  };
}

/** Plans a session, accepts its invitation, cancels it, each with a nudge; then appoints a person. */
async function fourDecisions(kase: RecordedCase, costs: Costs, round: number): Promise<void> {
  const decide = async <K extends CommandName>(who: string, name: K, data: Body<K>): Promise<Accepted> => {
    const request = kase.request(who, name, data);
    const began = performance.now();
    const sent = statements;
    const result = accepted(await kase.record.commit(request));
    const cost = { ms: performance.now() - began, statements: statements - sent };
    costs.set(name, [...(costs.get(name) ?? []), cost]);
    return result;
  };
  const { state: planned } = await decide('coordinator', 'planSession', await sessionIn(kase));
  const task = Object.values(planned.tasks).find(
    ({ kind, status }) => kind === 'session_invitation' && status === 'open',
  );
  await decide('psychologist', 'answerTask', { taskId: task!.taskId, answer: 'accept' });
  await decide('coordinator', 'cancelSession', { sessionId: task!.about, reasonCode: 'other' });
  const personId = round % 2 ? 'duty_officer' : 'facility_manager';
  await decide('coordinator', 'appoint', { function: 'facility_manager', personId });
}

async function rounds(cases: readonly RecordedCase[], costs: Costs): Promise<void> {
  for (const kase of cases) {
    for (let round = 0; round < roundsEach; round += 1) await fourDecisions(kase, costs, round);
  }
}

async function alone(record: TestRecord): Promise<void> {
  const costs: Costs = new Map();
  const cases = await makeCases(record, callers * 3);
  await rounds(cases.slice(0, callers), new Map());
  await rounds(cases.slice(callers), costs);
  for (const [name, took] of costs) {
    const sorted = took.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
    const most = Math.max(...took.map((cost) => cost.statements));
    console.log(`${name}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, at most ${most} statements`);
  }
}

async function together(record: TestRecord): Promise<void> {
  const shares = await Promise.all(Array.from({ length: callers }, () => makeCases(record, casesEach)));
  const began = performance.now();
  await Promise.all(shares.map((cases) => rounds(cases, new Map())));
  const decisions = callers * casesEach * roundsEach * 4;
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${Math.round(decisions / seconds)} decisions a second, ${callers} callers`);
}

async function makeCases(record: TestRecord, count: number): Promise<readonly RecordedCase[]> {
  const cases: RecordedCase[] = [];
  while (cases.length < count) cases.push(await inProgramme(record));
  return cases;
}

async function main(): Promise<void> {
  const record = await openTestRecord({ poolSize: callers });
  await alone(record);
  await together(record);
  await record.stop();
}

countStatements();
void withPostgres(main);
