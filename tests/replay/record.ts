/**
 * Records what the case workflow of this release writes, for the replay tests of every later one:
 *
 *   node --import tsx tests/replay/record.ts
 *
 * Once for a release, when the workflow has changed; what earlier releases wrote stays as it is.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { findFreePort } from '../../local/ports';
import { findTemporal } from '../../local/temporal/find';
import { version } from '../../package.json';
import { workflowIdOf } from '../../shared/contracts/engine';
import { eventually, openEngine } from '../workflows/engine';
import { replayKeys } from './keys';
import { play, scenarios } from './scenarios';

/** A server that suggests to continue as new after 50 events instead of 4,096, so that histories stay short. */
async function startServer(): Promise<{ readonly address: string; stop(): void }> {
  const program = await findTemporal({ env: process.env, cacheDir: '.local/cache', log: console.log });
  const port = await findFreePort();
  const limit = 'limit.historyCount.suggestContinueAsNew=50';
  const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  const server = spawn(program, [...args, '--dynamic-config-value', limit], { stdio: 'ignore' });
  return { address: `127.0.0.1:${port}`, stop: () => server.kill() };
}

/** Histories name the processes and queues that wrote them, with the host that they ran on. */
function withoutMachine(history: string): string {
  return history.replaceAll(`@${hostname()}`, '@host');
}

async function record(): Promise<void> {
  const folder = join(__dirname, 'histories', version);
  mkdirSync(folder, { recursive: true });
  const engine = await eventually(() => openEngine(replayKeys), 30_000);
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

void (async () => {
  const server = await startServer();
  process.env['TEST_TEMPORAL_ADDRESS'] = server.address;
  await record().finally(server.stop);
})();
