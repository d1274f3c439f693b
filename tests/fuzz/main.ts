import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { rootPaths } from '../../api/paths';
import { cacheDirectory, portNames, portTable, readLocalConfig } from '../../local/config';
import { findOrStartStack } from '../../local/demo/stack';
import { obtainToken } from '../../local/identity/obtain-token';
import { closed } from '../contracts/openapi/document';
import type { Findings } from './findings';
import { gather } from './knowledge';
import { findSchemathesis } from './schemathesis';
import { fuzzAs } from './session';
import type { Fuzzed } from './settings';
import { runProgram } from '../../shared/platform/run-program';

const nobody = 'nobody';
const everybody = ['coordinator', 'manager', 'psychologist', 'auditor', 'administrator', 'chair', nobody];
const home = dirname(dirname(__dirname));
/** High enough that only the time limit ends a session. */
const requestsPerMinute = 100_000_000;

/**
 * `npm run fuzz -- --minutes M --seed N --as coordinator,nobody`: runs a public fuzzer against the API of a separate
 * stack, as each role, with requests that its document allows and forbids. Fails if a response is a 5xx or does not
 * match the document.
 */
async function main(): Promise<void> {
  const { minutes, seed, roles } = readArguments(process.argv.slice(2));
  const fuzzer = await findSchemathesis(cacheDirectory(home), console.log);
  const dir = mkdtempSync(join(tmpdir(), 'throughcare-fuzz-'));
  Object.assign(process.env, ownStack(dir));
  const stack = await findOrStartStack(readLocalConfig(process.env, home));
  const aborted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => aborted.abort());
  let isClean = false;
  try {
    const { api, issuer } = stack.addresses;
    const known = await gather(api, issuer);
    const document = closed(await (await fetch(`${api}${rootPaths.openapi}`)).json()) as Fuzzed;
    const folder = join(home, '.local', 'fuzz', String(seed));
    const seconds = Math.ceil((minutes * 60) / roles.length);
    const found: Findings[] = [];
    for (const role of roles) {
      const token = role === nobody ? null : await obtainToken(issuer, role);
      const given = { fuzzer, role, token, api, document, known, seed, seconds, folder, signal: aborted.signal };
      const findings = await fuzzAs(given);
      tell(role, findings);
      found.push(findings);
    }
    isClean = found.every(({ failures, errors }) => failures.length + errors.length === 0);
    console.log(isClean ? `Seed ${seed}: every answer was as the document says.` : `Seed ${seed}: see above.`);
    console.log(`Reports are in ${folder}`);
  } catch (error) {
    if (stack.isInterrupted()) return;
    console.error(error instanceof Error ? error.message : error);
  }
  await stack.end();
  rmSync(dir, { recursive: true, force: true });
  process.exit(isClean ? 0 : 1);
}

function readArguments(args: readonly string[]): { minutes: number; seed: number; roles: readonly string[] } {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, as: { type: 'string' } },
  });
  const [minutes, seed] = [Number(values.minutes ?? 14), Number(values.seed ?? randomInt(1_000_000))];
  const roles = values.as?.split(',') ?? everybody;
  const isRight = minutes > 0 && Number.isInteger(seed) && roles.every((role) => everybody.includes(role));
  if (!isRight) throw new Error(`npm run fuzz -- --minutes 14 --seed 1 --as ${everybody.join(',')}`);
  return { minutes, seed, roles };
}

/** A separate stack on free ports. The user's own servers are never fuzzed. */
function ownStack(dir: string): Record<string, string> {
  const servers = ['DATABASE_URL', 'KEYS_DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'OIDC_ISSUER'];
  return {
    ...Object.fromEntries(servers.map((name) => [name, ''])),
    ...Object.fromEntries(portNames.map((name) => [portTable[name].variable, '0'])),
    THROUGHCARE_LOCAL_DIR: dir,
    REQUESTS_PER_MINUTE: String(requestsPerMinute),
  };
}

function tell(role: string, { operations, statuses, failures, errors }: Findings): void {
  const answers = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${count}×${status}`);
  const asked = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  console.log(`\n${role}: ${asked} requests to ${operations.size} operations (${answers.join(', ')})`);
  console.log(failures.length === 0 ? '  nothing found' : failures.map((each) => `- ${each}`).join('\n'));
  for (const error of errors) console.log(`- the fuzzer itself: ${error}`);
}

runProgram(main, {
  endsAtOnce: true,
});
