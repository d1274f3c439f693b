import { randomBytes } from 'node:crypto';
import type { ActivityLog } from '../../activities/failures';
import type { LinkKeys } from '../../activities/link';
import { recordMailFailure } from '../../activities/mail-failure';
import { createNotify, type NotifyDependencies } from '../../activities/notify';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Message } from '../../local/mailbox/message';
import { composeMail } from '../../mail/compose';
import { PermanentMailError, TransientMailError } from '../../mail/errors';
import { createTransport } from '../../mail/transport';
import { changePerson, findPerson } from '../../record/directory';
import { createLinks } from '../../record/outbox/links';
import { loadCase } from '../../record/queries/present';
import type { TestRecord } from '../record/builders';

export interface Notifier {
  /** Runs the activity; `instead` replaces dependencies that the worker would wire. */
  notify(notificationId: string, instead?: Partial<NotifyDependencies>): ReturnType<ReturnType<typeof createNotify>>;
  /** Delivered mails, newest first. */
  mails(): Promise<readonly Message[]>;
  clear(): Promise<void>;
  /** Changes the person's address. The server rejects `bounce...` and defers `later...`. */
  moveTo(personId: string, email: string): Promise<unknown>;
  readonly keys: LinkKeys;
  readonly logged: string[];
  stop(): Promise<void>;
}

export function linkKeys(...ids: readonly [string, ...string[]]): LinkKeys {
  const keys = ids.map((id) => ({ id, secret: randomBytes(32) }));
  return { current: keys[0]!, byId: new Map(keys.map((key) => [key.id, key])) };
}

/** The notifier on a real record and a real mail server, wired as the worker does it. */
export async function openNotifier(record: TestRecord): Promise<Notifier> {
  const mailbox: Mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
  const transport = createTransport(mailbox.smtpUrl);
  const logged: string[] = [];
  const log: ActivityLog = { warn: (fields, message) => logged.push(JSON.stringify({ ...fields, message })) };
  const keys = linkKeys('k1');
  const publicUrl = 'https://throughcare.example';
  const { db, seals, clock } = record;
  const now = () => clock.now;
  const dependencies: NotifyDependencies = {
    ledger: record.ledger,
    loadCase: (stream) => loadCase({ ...record, now }, stream),
    findRecipient: async (personId) => {
      const person = await findPerson(db, seals, personId);
      return person && { ...person, active: person.endedAt === null };
    },
    linkMaker: { links: createLinks({ db, now }), keys, publicUrl },
    letterhead: { from: 'office@example.test', publicUrl, programmeName: 'Bridges', contactLine: '555-0100' },
    compose: composeMail,
    send: (mail) => transport.send(mail),
    isPermanent: (error) => error instanceof PermanentMailError,
    mayHaveLeft: (error) => error instanceof TransientMailError && error.mayHaveLeft,
    recordMailFailure: recordMailFailure(record.commit),
    log,
  };
  return {
    keys,
    logged,
    notify: (id, instead = {}) => createNotify({ ...dependencies, ...instead })(id),
    mails: async () => (await (await fetch(`${mailbox.url}/api/messages`)).json()) as readonly Message[],
    clear: async () => {
      await fetch(`${mailbox.url}/api/messages`, { method: 'DELETE' });
    },
    moveTo: (personId, email) => changePerson(db, seals, personId, { email }, clock.now),
    stop: async () => {
      transport.close();
      await mailbox.stop();
    },
  };
}
