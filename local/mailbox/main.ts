import { join } from 'node:path';
import { readLocalConfig } from '../config';
import { startMailbox } from '../mailbox';
import { runProgram } from '../../shared/platform/run-program';

/** The mailbox as a separate process, with ports and data directory of the whole stack. */
async function main(): Promise<void> {
  const { ports, dir } = readLocalConfig(process.env, process.cwd());
  const mailbox = await startMailbox({
    smtpPort: ports.smtp,
    httpPort: ports.mailbox,
    file: join(dir, 'mailbox.jsonl'),
  });
  console.log(`mailbox ready ${mailbox.url}, ${mailbox.smtpUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mailbox.stop().then(() => process.exit(0)));
  }
}

runProgram(main, {
  endsAtOnce: true,
});
