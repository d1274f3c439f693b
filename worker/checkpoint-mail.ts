import type { MailTransport } from '../mail/types';
import type { Holder } from '../record/tree/deliveries';

export interface CheckpointMail {
  readonly send: MailTransport['send'];
  readonly from: string;
  readonly fromName: string;
  /** Address of the outside holder of checkpoints. */
  readonly to: string;
}

/** A holder that gets checkpoints by mail: plain text, the signed note and nothing else. */
export function mailHolder({ send, from, fromName, to }: CheckpointMail): Holder {
  return {
    name: 'mail',
    async take({ tree, size, note }) {
      const [origin = ''] = note.split('\n');
      const messageId = `<${origin.replaceAll('/', '.')}.${size}@${from.split('@').at(-1) ?? 'localhost'}>`;
      const subject = `Checkpoint ${tree} ${size}`;
      await send({ from, fromName, to, subject, text: note, html: '', messageId });
    },
  };
}
