import { once } from 'node:events';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { createReader } from './mailbox/reader';
import { createSmtpServer, standardRefusals, type Refusal } from './mailbox/smtp';
import { createMessageStore } from './mailbox/store';

export interface MailboxOptions {
  /** On 127.0.0.1; 0 means any free port. */
  readonly smtpPort: number;
  readonly httpPort: number;
  /** File that keeps mails over a restart; without it they are lost. */
  readonly file?: string;
  readonly refusals?: readonly Refusal[];
  /** Number of mails to keep, the latest ones; a thousand by default. */
  readonly limit?: number;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** Address of the page; mails as JSON are at `/api/messages` below it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Accepts every mail to any recipient and shows it; delivers nothing. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = createMessageStore(options.file, options.limit);
  const smtp = createSmtpServer((message) => store.add(message), options.refusals ?? standardRefusals);
  const smtpPort = await listen(smtp.listen(options.smtpPort, '127.0.0.1'));
  const reader = createReader(store);
  const httpPort = await listen(reader.listen(options.httpPort, '127.0.0.1'));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://127.0.0.1:${httpPort}`,
    stop: async () => {
      reader.close();
      reader.closeAllConnections();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

async function listen(server: NetServer): Promise<number> {
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
