import { check } from './check';
import type { Places } from './sources';
import { runProgram } from '../../../shared/platform/run-program';

/**
 * The checker as a program: reads `DATABASE_URL`, `MAILBOX` (address or file), `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`
 * and `JOURNAL`, prints its findings, and exits with 1 if there is a violation.
 */
async function main(): Promise<void> {
  const journal = process.env['JOURNAL'];
  const places: Places = {
    record: read('DATABASE_URL'),
    mailbox: read('MAILBOX'),
    engine: { address: read('TEMPORAL_ADDRESS'), namespace: read('TEMPORAL_NAMESPACE') },
    ...(journal !== undefined && { journal }),
  };
  const patience = { slack: Number(process.env['SLACK'] ?? 20), deadlines: Number(process.env['DEADLINES'] ?? 90) };
  const { counts, violations } = await check(places, patience);
  for (const [what, count] of Object.entries(counts)) console.log(`${what.padEnd(24)}${String(count).padStart(8)}`);
  for (const violation of violations) console.log(`VIOLATION  ${violation}`);
  console.log(violations.length === 0 ? 'Nothing was lost, nothing was doubled.' : `${violations.length} violations.`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

runProgram(main, {
  describe: (error) => error,
  codeOf: () => 2,
});
