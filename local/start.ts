import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { choosePorts } from './choose-ports';
import { LocalConfigError, readLocalConfig, type LocalConfig } from './config';
import { addressesOf, withoutForeign } from './environment';
import type { Log } from './log';
import { endLeftProcesses } from './node-process';
import { planStack, postgresDirectory, temporalBase } from './parts';
import { stopPostgresOrphan } from './postgres';
import { claimStack, releaseStack, StackRunsError, writeStack } from './stack-file';
import { createSupervisor, type Supervisor } from './supervisor';
import { stopTemporalOrphan } from './temporal';
import { runProgram } from '../shared/platform/run-program';

/** `npm start`: the whole product on this machine. See api.md, "The local stack". */
async function main(): Promise<void> {
  const began = performance.now();
  const log: Log = (line) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  const config = readLocalConfig(process.env, dirname(__dirname));
  const stack = claimStack(config.dir);
  const supervisor = createSupervisor(log);
  const end = endOnce(config, supervisor, log);
  try {
    await clearLeftovers(config, log);
    rmSync(join(config.dir, 'logs'), { recursive: true, force: true });
    const ports = await choosePorts(config);
    const addresses = addressesOf(config, ports);
    const plan = planStack(config, ports, addresses, process.env, log);
    await supervisor.start(plan.stages);
    const environment = withoutForeign(plan.environment('owner'), process.env);
    const keeper = withoutForeign(plan.environment('keeper'), process.env);
    writeStack(config.dir, { ...stack, addresses, environment, keeper });
    const { api, mailbox, temporal, temporalUi, issuer } = addresses;
    log('everything is up; Ctrl-C ends it');
    console.log(
      [
        `Pages              ${api}   (sign in as anybody on the list)`,
        `API                ${api}/api/v1   (reference: ${api}/docs)`,
        mailbox && `Mailbox            ${mailbox}`,
        temporalUi && `Temporal's page    ${temporalUi}`,
        `Temporal           ${temporal}`,
        `Identity provider  ${issuer}`,
        `Logs               ${join(config.dir, 'logs')}`,
      ]
        .filter(Boolean)
        .join('\n'),
    );
    console.log(`ready ${JSON.stringify({ api, pages: api, mailbox, temporal, issuer })}`);
  } catch (error) {
    await end(1, error);
  }
}

/** Stops leftovers of earlier stacks on this directory before ports are chosen, since they may hold them. */
async function clearLeftovers({ dir }: LocalConfig, log: Log): Promise<void> {
  await endLeftProcesses(dir, log);
  await stopTemporalOrphan(temporalBase(dir), log);
  await stopPostgresOrphan(postgresDirectory(dir), log);
}

type End = (code: number, error?: unknown) => Promise<never>;

/** Ends the stack at the first signal or failure; a second Ctrl-C does not wait for the parts. */
function endOnce(config: LocalConfig, supervisor: Supervisor, log: Log): End {
  let since: number | undefined;
  const never = new Promise<never>(() => undefined);
  const end: End = async (code, error) => {
    if (since !== undefined) return never; // starts in progress fail while the stack ends
    since = Date.now();
    if (error !== undefined) console.error(describe(error));
    await supervisor.stop();
    await clearLeftovers(config, () => undefined); // parts that were starting at the end
    releaseStack(config.dir);
    log('everything is stopped');
    process.exit(code);
  };
  const onSignal = (): void => {
    if (since === undefined) {
      log('stopping (a second Ctrl-C does not wait)');
      void end(0);
    } else if (Date.now() - since > 500) {
      // npm forwards a Ctrl-C that the terminal has also sent to this process: only a later one counts as the second.
      supervisor.kill();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.on('uncaughtException', (error) => void end(1, error));
  process.on('unhandledRejection', (error) => void end(1, error));
  return end;
}

function describe(error: unknown): string {
  if (error instanceof LocalConfigError || error instanceof StackRunsError) return error.message;
  return error instanceof Error ? `The stack does not start: ${error.message}` : String(error);
}

runProgram(main, {
  describe,
  endsAtOnce: true,
});
