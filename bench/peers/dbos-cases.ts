/** DBOS, one durable workflow for each case, which receives its decisions and answers each by an event. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { openEvents } from './events';
import { serve, type Decision } from './serve';

const decisions = 10;

async function main(): Promise<void> {
  const url = process.env['PEER_DATABASE_URL'] ?? '';
  const events = await openEvents(url);
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 20,
    logLevel: 'error',
    applicationVersion: 'bench',
  });
  const carryCase = async (): Promise<void> => {
    for (let number = 0; number < decisions; number += 1) {
      const decision = await DBOS.recv<Decision>('decisions', { timeoutSeconds: 3_600 });
      if (decision === null) return;
      const sequence = await DBOS.runStep(() => events.insert(decision), { name: 'insert' });
      await DBOS.setEvent(decision.id, sequence);
    }
  };
  const workflow = DBOS.registerWorkflow(carryCase, { name: 'case' });
  await DBOS.launch();
  const decide = async (decision: Decision): Promise<number> => {
    const { caseId, id, name } = decision;
    if (name === 'openCase') await DBOS.startWorkflow(workflow, { workflowID: caseId })();
    await DBOS.send(caseId, decision, 'decisions', id);
    return (await DBOS.getEvent<number>(caseId, id, 60)) ?? 0;
  };
  await serve(decide, async () => {
    await DBOS.shutdown();
    await events.close();
  });
}

void main();
