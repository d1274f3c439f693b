/** DBOS, one durable workflow for each decision, with the decision as its one step. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { openDecisions } from './decisions';
import type { Decision } from './serve';

async function main(): Promise<void> {
  const url = process.env['PEER_DATABASE_URL'] ?? '';
  const { make, serve } = await openDecisions();
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: 20,
    logLevel: 'error',
    applicationVersion: 'bench',
  });
  const workflow = DBOS.registerWorkflow((decision: Decision) => DBOS.runStep(() => make(decision), { name: 'make' }), {
    name: 'decide',
  });
  await DBOS.launch();
  const decide = async (decision: Decision): Promise<number> => {
    const handle = await DBOS.startWorkflow(workflow, { workflowID: decision.id })(decision);
    return handle.getResult();
  };
  await serve(decide, () => DBOS.shutdown());
}

void main();
