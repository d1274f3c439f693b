/**
 * `npm run release:record`: records histories of the case workflow and logs of this version, for the replay and fold
 * tests of every later one. Run it once for each version of package.json, when its changes are complete; recordings of
 * a published version never change (docs/releases.md).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { until } from '../../local/demo/waiting';
import { findFreePort } from '../../local/ports';
import { findTemporal } from '../../local/temporal/find';
import { version } from '../../package.json';
import { workflowIdOf } from '../../shared/contracts/engine';
import { openEngine } from '../workflows/engine';
import { replayKeys } from './keys';
import { recordLogs } from './logs/record';
import { logFolder } from './logs/recorded';
import { historiesFolder, releases } from './releases';
import { play, scenarios } from './scenarios';
import { runProgram } from '../../shared/platform/run-program';

/** A server that suggests to continue as new after 50 events instead of 4,096, so that histories stay short. */
async function startServer(): Promise<{ readonly address: string; stop(): void }> {
  const program = await findTemporal({ env: process.env, cacheDir: '.local/cache', log: console.log });
  const port = await findFreePort();
  const limit = 'limit.historyCount.suggestContinueAsNew=50';
  const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  const server = spawn(program, [...args, '--dynamic-config-value', limit], { stdio: 'ignore' });
  return { address: `127.0.0.1:${port}`, stop: () => server.kill() };
}

/** Removes host names: histories name their processes and queues with their host. */
function withoutMachine(history: string): string {
  return history.replaceAll(`@${hostname()}`, '@host');
}

async function recordHistories(): Promise<void> {
  const folder = emptied(join(historiesFolder, version));
  const engine = await until('the engine', 60, () => openEngine(replayKeys).catch(() => undefined));
  for (const [name, scenario] of Object.entries(scenarios)) {
    const workflowId = workflowIdOf(await play(engine, scenario));
    const runs = engine.client.workflow.list({ query: `WorkflowId = '${workflowId}'` });
    let number = 0;
    for await (const { runId } of runs) {
      const history = await engine.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const file = join(folder, `${name}${number ? `-${number}` : ''}.json`);
      writeFileSync(file, withoutMachine(historyToJSON(history)) + '\n');
      console.log(file, `${history.events?.length ?? 0} events`);
      number += 1;
    }
  }
  await engine.close();
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function main(): Promise<void> {
  if (releases.some((release) => release.version === version))
    throw new Error(
      `${version} was given out: its recordings stay as they are. Raise the version of package.json first.`,
    );
  emptied(logFolder(version));
  for (const file of recordLogs(version)) console.log(file);
  const server = await startServer();
  process.env['TEST_TEMPORAL_ADDRESS'] = server.address;
  await recordHistories().finally(server.stop);
}

runProgram(main);
