import { mailHolder } from '../../worker/checkpoint-mail';
import { createKeepLog, type KeepLogDependencies } from '../../activities/keep-log';
import { TransientMailError } from '../../mail/errors';
import type { OutgoingMail } from '../../mail/types';

/** The activities that maintain the log: what they report to the engine and to the worker's log. */
const logged: unknown[][] = [];
beforeEach(() => logged.splice(0));

function activities(changes: Partial<KeepLogDependencies>) {
  return createKeepLog({
    sequence: async () => ({ events: 0, reads: 0 }),
    makeCheckpoint: async () => 'unchanged',
    deliver: async () => ({ taken: 0, failed: 0 }),
    heartbeat: () => undefined,
    log: { warn: (...line) => void logged.push(line) },
    ...changes,
  });
}

it('counts what was signed in each tree', async () => {
  const { signCheckpoints } = activities({ makeCheckpoint: async (tree) => (tree === 'events' ? 'made' : 'not_due') });
  expect(await signCheckpoints()).toEqual({ made: 1, refused: 0 });
  expect(logged).toEqual([]);
});

it('reports a tree that differs from the signed one, and goes on with the other', async () => {
  const { signCheckpoints } = activities({ makeCheckpoint: async (tree) => (tree === 'events' ? 'refused' : 'made') });
  expect(await signCheckpoints()).toEqual({ made: 1, refused: 1 });
  expect(logged).toEqual([[{ tree: 'events' }, 'checkpoint_refused']]);
});

it('fails as a code where record or key store are away', async () => {
  const away = () => Promise.reject(new Error('password authentication failed for user "throughcare"'));
  const { sequenceLog, signCheckpoints } = activities({ sequence: away, makeCheckpoint: away });
  await expect(sequenceLog()).rejects.toThrow(/^sequencing_failed$/);
  await expect(signCheckpoints()).rejects.toThrow(/^checkpoint_failed$/);
  expect(JSON.stringify(logged)).not.toContain('password');
});

it('does not fail if an outside holder is away, and reveals their address to nobody', async () => {
  const { deliverCheckpoints } = activities({
    deliver: async ({ onFailure }) => {
      onFailure('mail', new TransientMailError('auditor@example.test is away'));
      return { taken: 0, failed: 1 };
    },
  });
  expect(await deliverCheckpoints()).toEqual({ taken: 0, failed: 1 });
  expect(logged).toEqual([[expect.objectContaining({ holder: 'mail' }), 'checkpoint_not_taken']]);
  expect(JSON.stringify(logged)).not.toContain('auditor@');
});

it('mails a checkpoint as it is, under one id however often it is sent', async () => {
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => (sent.push(mail), { response: '250' });
  const holder = mailHolder({ send, from: 'office@example.test', fromName: 'Office', to: 'auditor@example.test' });
  const note = 'throughcare/1b/events\n5\nAAAA\n\n— throughcare/1b/events AAAA\n';
  await holder.take({ tree: 'events', size: 5, note });
  await holder.take({ tree: 'events', size: 5, note });
  expect(sent[0]).toMatchObject({ to: 'auditor@example.test', text: note, subject: 'Checkpoint events 5' });
  expect(sent.map(({ messageId }) => messageId)).toEqual(Array(2).fill('<throughcare.1b.events.5@example.test>'));
});
