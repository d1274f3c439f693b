import { join } from 'node:path';
import { tellCaseload, idOfCase } from '../../local/seed/caseload';
import { countWaiting } from '../../local/seed/caseload/marks';
import { answer, give } from '../../local/demo/scene';
import { listMails, waitForMail } from '../../local/demo/mails';
import { until } from '../../local/demo/waiting';
import { loadProgrammes } from '../../record/programmes/programmes';
import { phasesInCustody } from '../../shared/domain/path/phases';
import { silent } from './cases';
import { openStack, type Stack } from './stack';

/** From this phase on a duty officer is appointed: the one who screened. */
const screened = phasesInCustody.filter((phase) => phase !== 'intake');

describe('a caseload put into a stack that runs', () => {
  let stack: Stack;
  let cases = 2;

  beforeAll(async () => {
    stack = await openStack();
    const { db, sealing } = stack;
    const refs = await loadProgrammes(db, join(__dirname, '../../programmes'));
    const programme = refs.find(({ id }) => id === 'standard');
    if (!programme) throw new Error('there is no standard programme');
    const { keys, seals } = sealing;
    const telling = { db, keys, seals, programme, atOnce: 2, onProgress: () => undefined };
    // How far they have come depends on the day.
    do await tellCaseload({ ...telling, cases: (cases += 1), now: new Date().toISOString() });
    while (cases < 20 && (await inCustody()).length === 0);
  });
  afterAll(() => stack.close());

  it('has a workflow for each case, mails about today only, and takes the next command', async () => {
    const ids = Array.from({ length: cases }, (_, index) => idOfCase(index + 1));
    await until('all workflows to run', 60, async () => (await countWaiting(stack.db, ids)) === 0);
    const open = await stack.db.selectFrom('tasks').select('task_id').where('status', '=', 'open').execute();
    expect((await listMails(stack.mailbox)).length).toBeLessThanOrEqual(open.length * 2);

    const [found] = await inCustody();
    if (!found) throw new Error('nobody of the caseload is in custody and screened');
    const { case_id: caseId, reference } = found;
    const scene = { ...stack, tell: silent, caseId, reference };
    const incident = { kind: 'threat', severity: 'minor', what: 'Words in the yard; nobody was hurt.' };
    const asked = await give(scene, 'dutyOfficer', 'recordIncident', incident);
    const task = asked.tasks?.find(({ kind }) => kind === 'incident_notice');
    if (!task) throw new Error(`nobody is notified of an incident in ${asked.phase}`);
    const mail = await waitForMail(stack.mailbox, task.taskId);
    expect(mail.to).toEqual([`${task.assigneeId}@example.test`]);
    await answer(scene, task.assigneeId, 'incident_notice', { answer: 'noted' });
    const { status } = await stack.db
      .selectFrom('tasks')
      .select('status')
      .where('task_id', '=', task.taskId)
      .executeTakeFirstOrThrow();
    expect(status).toBe('answered');
  });

  async function inCustody(): Promise<readonly { readonly case_id: string; readonly reference: string }[]> {
    return stack.db.selectFrom('cases').select(['case_id', 'reference']).where('phase', 'in', screened).execute();
  }
});
