/**
 * The cost of the read log for one case and for a page of fifty, over HTTP without the engine, on a PostgreSQL that
 * flushes to disk; and the speed of chaining and checking rows.
 *
 *   node --import tsx bench/reads.ts
 *
 * The numbers go into docs/performance.md.
 */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { urlOf } from '../api/paths';
import { startPostgres } from '../local/postgres';
import { batchReads } from '../record/reads/batch';
import { checkReads } from '../record/reads/check';
import { startApi, type TestApi } from '../tests/api/support/api';
import { openCase } from '../tests/api/support/story';

const repeats = 400;
const agent = new Agent({ keepAlive: true });
let isLogging = true;

/** Answers the log's statement without the server while the log is off, so that only its cost disappears. */
function makeLogOptional(): void {
  const prototype = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function optional(this: unknown, ...given) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { readonly text?: string }).text;
    const isLog = text?.includes('insert into reads') === true;
    return isLog && !isLogging ? Promise.resolve({ rows: [], rowCount: 0 }) : query.apply(this, given);
  };
}

function get(port: number, path: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    request({ port, path, agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${path}: ${String(response.statusCode)}`));
      });
    })
      .on('error', reject)
      .end();
  });
}

/** With and without the log in turns, so that both have the same noise. */
async function compare(name: string, send: () => Promise<void>): Promise<void> {
  const took: Record<'with' | 'without', number[]> = { with: [], without: [] };
  for (let number = 0; number < 2 * repeats; number += 1) {
    isLogging = number % 2 === 0;
    const began = performance.now();
    await send();
    if (number >= repeats / 2) took[isLogging ? 'with' : 'without'].push(performance.now() - began);
  }
  isLogging = true;
  const median = (of: number[]): string => (of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0).toFixed(2);
  console.log(`${name}: median ${median(took.with)} ms with the log, ${median(took.without)} ms without`);
}

async function measureChain({ db }: TestApi): Promise<void> {
  const rows = 50_000;
  await sql`insert into reads (at, actor_id, known_by, operation, case_id, outcome, relationship, correlation_id)
    select now(), 'coordinator', 'sign_in', 'getCase', gen_random_uuid()::text, 'shown', 'my_agency',
      gen_random_uuid()::text from generate_series(1, ${rows}::int)`.execute(db);
  const began = performance.now();
  const batched = await batchReads(db, { now: () => new Date().toISOString() });
  const chained = performance.now();
  const checked = await checkReads(db);
  const ended = performance.now();
  if (!checked.sound) throw new Error('the log that was just made is not sound');
  const perSecond = (milliseconds: number): number => Math.round(batched.rows / (milliseconds / 1_000));
  console.log(`chaining: ${perSecond(chained - began)} rows a second; checking: ${perSecond(ended - chained)}`);
  await sql`vacuum full reads`.execute(db);
  const size = await sql<{ bytes: number }>`
    select pg_total_relation_size('reads') / (select count(*) from reads) as bytes`.execute(db);
  console.log(`a row with its indexes, chained and vacuumed: ${String(size.rows[0]?.bytes)} bytes`);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-bench-'));
  chmodSync(folder, 0o755); // PostgreSQL runs under a separate account when this runs as root
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), port: 0, log: () => undefined });
  process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
  makeLogOptional();
  const api = await startApi();
  const server = createServer(api.app).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const token = await api.issuer.token('coordinator');
    let caseId = '';
    for (let number = 0; number < 50; number += 1) caseId = await openCase(api);
    await compare('getCase', () => get(port, urlOf('/cases/{caseId}', { caseId }), token));
    await compare('listCases, 50 hits', () => get(port, `${urlOf('/cases')}?limit=50`, token));
    await measureChain(api);
  } finally {
    agent.destroy();
    server.close();
    await api.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
