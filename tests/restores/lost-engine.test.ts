import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '../../api/paths';
import { openCase } from '../../local/demo/chapters';
import { waitForMail } from '../../local/demo/mails';
import { accepted } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { startTemporal, type Temporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';
import { caseUnderPlan, planSession, silent } from '../e2e/cases';
import { runToEnd } from '../e2e/program';
import { openStack, registerNamespace, type Stack } from '../e2e/stack';

describe('when the engine is lost with all it held', () => {
  let stack: Stack;
  let another: Temporal;
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-another-engine-'));

  beforeAll(async () => {
    stack = await openStack();
    const log = (): void => undefined;
    const program = await findTemporal({ env: process.env, cacheDir: join(__dirname, '../../.local/cache'), log });
    another = await startTemporal({ program, base: join(folder, 'temporal'), port: 0, inMemory: true, log });
    await registerNamespace(another.address, stack.namespace);
  }, 90_000);
  afterAll(async () => {
    await stack.close();
    await another.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('carries every open case on in an empty one, by engine:resume', async () => {
    const planned = await caseUnderPlan(stack);
    const { as, mailbox } = stack;
    const begun = await openCase({ as, mailbox, tell: silent });
    for (const cable of Object.values(stack.cables)) cable.lay(another.address);

    const env = { ...stack.env, ...stack.sealing.environments.worker, TEMPORAL_ADDRESS: another.address };
    const printed = await runToEnd('worker/resume.ts', env);
    expect(printed).toContain('2 streams carried on, 0 not reached');
    for (const { caseId } of [planned, begun]) {
      await until('its workflow to run', 60, async () => (await engineOf(caseId))['status'] === 'running');
    }
    const { taskId } = await planSession(planned, 600);
    const mail = await waitForMail(stack.mailbox, taskId, 60);
    expect(mail.to).toEqual(['psychologist@example.test']);
  }, 150_000);

  async function engineOf(caseId: string): Promise<Record<string, unknown>> {
    const answer = await stack.as('manager').get<{ engine: Record<string, unknown> }>(paths.caseState, { caseId });
    return accepted('getCaseState', answer).engine;
  }
});
