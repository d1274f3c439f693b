/**
 * Decisions over HTTP with the whole stack running: ten in a case, and many in one case. The same ten on DBOS, on a
 * bare Temporal workflow, and as bare inserts, on the same servers; and the product's own decisions made durable by
 * DBOS and by Temporal. Each system runs alone while it is measured, in turns.
 */
import { randomUUID } from 'node:crypto';
import { median, printTable, quantile, spread } from './figures';
import { atOnce, createSend, playFor, steer, tenDecisions, type Play, type Send, type Turn } from './load';
import { startPeer, type PeerProcess } from './peers/start';
import { openOwnRows, type OwnRows } from './peers/own-rows';
import { readBacklog, settle, type Backlog, type Stack } from './stack';

interface System {
  readonly name: string;
  readonly send: Send;
  readonly play: Play;
  readonly pids: Readonly<Record<string, number>>;
}

interface Level {
  readonly callers: number;
  readonly rounds: number;
  readonly warmUp: number;
  readonly seconds: number;
  readonly systems: readonly System[];
}

/** Warm-up in seconds: longer than a nudge may wait, so that as many nudges leave as are deferred. */
const warmUp = 4;

export async function decisions(stack: Stack, isQuick: boolean): Promise<void> {
  const { PostgreSQL, engine } = stack.pids;
  const ours = { name: 'throughcare', send: createSend(stack.addresses.api, stack.tokens), pids: stack.pids };
  const opening: System = { ...ours, play: tenDecisions };
  const steering: System = { ...ours, name: 'throughcare, steering', play: steer };
  await stack.copyRecord('bench_own');
  await tenDecisions(ours.send); // the pattern of the bare inserts
  await settle(stack);
  const rows = await openOwnRows(stack.environment['DATABASE_URL'] ?? '');
  const started: PeerProcess[] = [];
  const start = async (name: string, variables: Readonly<Record<string, string>>): Promise<PeerProcess> => {
    const { issuer, temporal } = stack.addresses;
    const process = await startPeer(name, { OIDC_ISSUER: issuer, TEMPORAL_ADDRESS: temporal, ...variables });
    started.push(process);
    return process;
  };
  try {
    const databases = ['bench_dbos', 'bench_dbos_cases', 'bench_dbos_own', 'bench_temporal'].map(async (name) => {
      return { PEER_DATABASE_URL: await stack.makeDatabase(name) };
    });
    const [forDbos, forCases, forDbosOwn, forTemporal] = await Promise.all(databases);
    const record = new URL('/bench_own', stack.apiEnvironment['DATABASE_URL']).href;
    const own = { ...stack.apiEnvironment, DATABASE_URL: record, PEER_DECISIONS: 'own' };
    const peer = (name: string, { url, pid }: PeerProcess, pids: System['pids'] = {}): System => {
      return {
        name,
        send: createSend(url, stack.tokens),
        play: tenDecisions,
        pids: { peer: pid, PostgreSQL, ...pids },
      };
    };
    const dbos = peer('DBOS', await start('dbos', forDbos!));
    const dbosCases = peer('DBOS, a workflow a case', await start('dbos-cases', forCases!));
    const dbosOwn = peer('DBOS, our decisions', await start('dbos', { ...own, ...forDbosOwn! }));
    const { pid: worker } = await start('temporal-worker', forTemporal!);
    const temporal = peer('Temporal', await start('temporal', forTemporal!), { worker, engine });
    const temporalOwn = peer('Temporal, our decisions', await start('temporal-own', own), { engine });
    const bareDatabase = { PEER_DATABASE_URL: stack.environment['DATABASE_URL']! };
    const behindHttp = peer('bare, HTTP', await start('bare', bareDatabase));
    const bare: System = { name: 'bare', send: bareSend(rows), play: tenDecisions, pids: { PostgreSQL } };
    const alike = [dbosOwn, temporalOwn];
    const rivals = [opening, dbos, temporal, behindHttp, bare];
    const levels: readonly Level[] = isQuick
      ? [{ callers: 16, rounds: 1, warmUp, seconds: 2, systems: [...rivals, ...alike] }]
      : [
          { callers: 16, rounds: 4, warmUp, seconds: 5, systems: [...rivals, dbosCases, ...alike, steering] },
          { callers: 1, rounds: 3, warmUp, seconds: 4, systems: [...rivals, ...alike, steering] },
          { callers: 64, rounds: 2, warmUp, seconds: 5, systems: rivals },
        ];
    // The first hundreds of calls take three times as long as later ones, and more in larger programs.
    for (const { send, play } of [...rivals, dbosCases, ...alike]) await atOnce(8, isQuick ? 10 : 60, () => play(send));
    await settle(stack);
    for (const level of levels) await measure(stack, level);
  } finally {
    await Promise.all(started.map((process) => process.stop()));
    await rows.close();
  }
}

/** The same calls, answered by the inserts alone: without HTTP, in this process. */
function bareSend(rows: OwnRows): Send {
  const numbers = new Map<string, number>();
  return async (_, path) => {
    const caseId = /\/cases\/([^/]+)/.exec(path)?.[1] ?? randomUUID();
    const number = numbers.get(caseId) ?? 0;
    await rows.write(caseId, number);
    if (number === 9) numbers.delete(caseId);
    else numbers.set(caseId, number + 1);
    return { caseId };
  };
}

async function measure(stack: Stack, level: Level): Promise<void> {
  const { systems, rounds, callers } = level;
  const turns = new Map<string, Turn[]>(systems.map(({ name }) => [name, []]));
  const left: (Backlog & { readonly seconds: number })[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Each round starts with another system, so that wear over time affects all alike.
    for (let number = 0; number < systems.length; number += 1) {
      const system = systems[(number + round) % systems.length]!;
      turns.get(system.name)!.push(await playFor(system.send, { ...level, ...system }));
      if (system.play === tenDecisions && system.pids !== stack.pids) continue;
      const backlog = await readBacklog(stack);
      const seconds = await settle(stack);
      if (system.play === tenDecisions) left.push({ ...backlog, seconds });
    }
  }
  tell(turns, callers, rounds);
  const most = (of: (each: (typeof left)[number]) => number): number => Math.max(...left.map(of));
  console.log(
    `Left behind by a turn of throughcare, at most: ${most(({ dirty }) => dirty)} streams to be told of, ` +
      `${most(({ owed }) => owed)} mails; all done after ${median(left.map(({ seconds }) => seconds)).toFixed(1)} s.`,
  );
}

function tell(turns: ReadonlyMap<string, readonly Turn[]>, callers: number, rounds: number): void {
  const ms = (of: readonly Turn[], share: number): string =>
    median(of.map(({ took }) => quantile(took, share))).toFixed(1);
  const ours = turns.get('throughcare')!;
  const rows = [...turns].map(([name, of]) => [
    name,
    spread(
      of.map(({ perSecond }) => perSecond),
      0,
    ),
    ms(of, 0.5),
    ms(of, 0.95),
    String(of.reduce((total, { repeated }) => total + repeated, 0)),
    of === ours ? '' : spread(of.map(({ perSecond }, round) => ours[round]!.perSecond / perSecond)),
    cpuPerDecision(of),
  ]);
  const head = [
    '',
    'decisions/s',
    'median ms',
    'p95 ms',
    'sent again',
    'throughcare does so many times as many',
    'CPU ms a decision',
  ];
  printTable(`Decisions, ${callers} callers, ${rounds} rounds by turns (least to most)`, [head, ...rows]);
}

function cpuPerDecision(turns: readonly Turn[]): string {
  const names = Object.keys(turns[0]!.cpu);
  const each = names.map((name) => [name, median(turns.map(({ cpu, took }) => cpu[name]! / took.length))] as const);
  const sum = each.reduce((total, [name, time]) => (name === 'others' ? total : total + time), 0);
  const text = each.map(([name, time]) => `${name} ${time.toFixed(2)}`).join(', ');
  return `${sum.toFixed(2)}: ${text}`;
}
