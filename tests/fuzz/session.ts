import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFindings, type Findings } from './findings';
import type { Knowledge } from './knowledge';
import type { Fuzzer } from './schemathesis';
import { settingsOf, type Fuzzed } from './settings';

export interface Session {
  readonly fuzzer: Fuzzer;
  /** The role whose requests are sent: a person's key, or `nobody`. */
  readonly role: string;
  readonly token: string | null;
  readonly api: string;
  readonly document: Fuzzed;
  readonly known: Knowledge;
  readonly seed: number;
  readonly seconds: number;
  /** The folder for settings and the full report. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Time after the limit for loading the document and shrinking the last failure. */
const graceSeconds = 90;

/** Runs the fuzzer as one person. @throws if it neither finished nor found anything */
export async function fuzzAs(session: Session): Promise<Findings> {
  const { fuzzer, role, token, api, document, known, seed, seconds, folder, signal } = session;
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('document.json'), JSON.stringify(document));
  writeFileSync(at(`${role}.toml`), settingsOf(document, api, token, known), { mode: 0o600 });
  const args = [
    ...fuzzer.args,
    ...['--config-file', at(`${role}.toml`), 'run', at('document.json')],
    ...['--phases', 'coverage,fuzzing,stateful', '--checks', 'all', '--max-examples', '20', '--no-shrink'],
    ...['--seed', String(seed), '--max-time', String(seconds), '--workers', '1', '--suppress-health-check', 'all'],
    ...['--report', 'ndjson', '--report-ndjson-path', at(`${role}.ndjson`)],
  ];
  const child = spawn(fuzzer.program, args, {
    cwd: folder,
    env: { ...process.env, ...fuzzer.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    timeout: (seconds + graceSeconds) * 1_000,
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  writeFileSync(at(`${role}.log`), Buffer.concat(printed));
  // 0: nothing found, 1: something found.
  if (code !== 0 && code !== 1)
    throw new Error(`the fuzzer ended with ${String(code)}:\n${Buffer.concat(printed).toString().slice(-4_000)}`);
  return readFindings(at(`${role}.ndjson`));
}
