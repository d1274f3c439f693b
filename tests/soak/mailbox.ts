import { startMailbox } from '../../local/mailbox';
import { runProgram } from '../../shared/platform/run-program';

/** The mailbox as a process that can be killed; it keeps every mail of a soak. */
async function main(): Promise<void> {
  const [smtpPort, httpPort] = [Number(process.env['SMTP_PORT']), Number(process.env['MAILBOX_PORT'])];
  const file = process.env['MAILBOX_FILE'];
  if (file === undefined) throw new Error('MAILBOX_FILE is missing');
  await startMailbox({ smtpPort, httpPort, file, limit: 1_000_000 });
}

runProgram(main, {
  describe: (error) => error,
  endsAtOnce: true,
});
