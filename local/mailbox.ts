import { once } from 'node:events';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { createReader } from './mailbox/reader';
import { createSmtpServer, standardRefusals, type Refusal } from './mailbox/smtp';
import { createMessageStore } from './mailbox/store';

export interface MailboxOptions {
  /** On 127.0.0.1; 0 is any free one. */
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Where mails are kept over a restart; without it they are not. */
  readonly file?: string;
  readonly refusals?: readonly Refusal[];
  /** How many mails it keeps, the latest; a thousand where nothing is said. */
  readonly limit?: number;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** Of the page; mails as JSON are at `/api/messages` below it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Takes every mail that is sent to it, to whomever, and shows it; it delivers nothing anywhere. */
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
