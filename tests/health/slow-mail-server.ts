import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server that accepts mails at once and acknowledges them only when released. */
export interface SlowMailServer {
  readonly smtpUrl: string;
  /** All accepted mails, acknowledged or not. */
  readonly mails: readonly string[];
  /** Acknowledges waiting mails and, from now on, every mail at once. */
  letGo(): void;
  stop(): Promise<void>;
}

export async function startSlowMailServer(): Promise<SlowMailServer> {
  const mails: string[] = [];
  let letGo = (): void => undefined;
  const isLet = new Promise<void>((resolve) => (letGo = resolve));
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onData: (stream, _session, callback) => {
      void text(stream).then(async (mail) => {
        mails.push(mail);
        await isLet;
        callback(null, '2.0.0 Kept');
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    smtpUrl: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    letGo,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
