import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { toMessage, type Message } from './message';

/** The mailbox's reply to recipients with a certain prefix, which simulates failures of a real server. */
export interface Refusal {
  readonly startsWith: string;
  readonly code: number;
  readonly answer: string;
}

/** `bounce-...@` does not exist; `later...@` and `slow...@` are always deferred. */
export const standardRefusals: readonly Refusal[] = [
  { startsWith: 'bounce', code: 550, answer: '5.1.1 No such mailbox' },
  { startsWith: 'later', code: 451, answer: '4.2.1 Mailbox busy, try again later' },
  { startsWith: 'slow', code: 451, answer: '4.2.1 Mailbox busy, try again later' },
];

const largestMail = 10 * 1024 * 1024;

/** An SMTP server without sign-in and encryption, for 127.0.0.1 only, that passes every mail to `deliver`. */
export function createSmtpServer(deliver: (message: Message) => void, refusals: readonly Refusal[]): SMTPServer {
  const server = new SMTPServer({
    name: 'mailbox.localhost',
    banner: 'Throughcare mailbox for development',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = refusals.find(({ startsWith }) => address.toLowerCase().startsWith(startsWith));
      callback(refusal && withCode(refusal.code, refusal.answer));
    },
    onData: (stream, session, callback) => {
      receive(stream, session).then(
        (message) => {
          if (stream.sizeExceeded) return callback(withCode(552, '5.3.4 Mail too large'));
          deliver(message);
          callback(null, `2.0.0 Kept as ${message.id}`);
        },
        (error: unknown) => callback(withCode(451, `4.3.0 ${(error as Error).message}`)),
      );
    },
  });
  // A client that disconnects within a mail raises this error; unhandled, it would end the process.
  return server.on('error', () => undefined);
}

async function receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Message> {
  const mail = await simpleParser(stream, { skipImageLinks: true, skipTextToHtml: true });
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const to = envelope.rcptTo.map(({ address }) => address);
  return toMessage(randomUUID(), new Date().toISOString(), { from, to }, mail);
}

function withCode(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
