/** DBOS, one durable workflow for each decision, whose one step inserts the event. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { openEvents } from './events';
import { serve, type Decision } from './serve';

async function main(): Promise<void> {
  const url = process.env['PEER_DATABASE_URL'] ?? '';
  const events = await openEvents(url);
  DBOS.setConfig({
    ...{ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error' },
    applicationVersion: 'bench',
  });
  const workflow = DBOS.registerWorkflow(
    (decision: Decision) => DBOS.runStep(() => events.insert(decision), { name: 'insert' }),
    { name: 'decide' },
  );
  await DBOS.launch();
  const decide = async (decision: Decision): Promise<number> => {
    const handle = await DBOS.startWorkflow(workflow, { workflowID: decision.id })(decision);
    return handle.getResult();
  };
  await serve(decide, async () => {
    await DBOS.shutdown();
    await events.close();
  });
}

void main();
