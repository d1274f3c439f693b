import { groupBy, type Findings } from './findings';
import type { Mail, Sources } from './sources';

interface Row {
  readonly id: string;
  readonly key: string;
  readonly recipient_id: string;
  readonly status: 'owed' | 'sent' | 'dropped' | 'failed';
  readonly message_id: string | null;
  readonly owed_since: string;
  readonly settled_at: string | null;
}

interface Span {
  readonly from: string;
  readonly until: string;
}

/** How long after a fault its second copy may arrive: a lease and the engine's retry intervals. */
const aftermath = 75_000;

/**
 * Every notification was sent or dropped as the ledger says, and every mail is in the ledger. A second copy has the
 * identity, recipient and link of the first, and only a fault between the two explains it.
 */
export async function checkMails({ query, mails: readMails, journal }: Sources): Promise<Findings> {
  const began = new Date().toISOString();
  const ledger = await query<Row>(
    'select id, key, recipient_id, status, message_id, owed_since, settled_at from notifications',
  );
  const asked = await query<{ task_id: string }>(
    `select t.task_id from tasks t join cases c using (case_id)
     where t.status = 'open' and not c.ended and not c.died and not c.suspended and not exists (
       select 1 from notifications n where n.task_id = t.task_id and n.status <> 'dropped')`,
  );
  const uncalled = await query<{ key: string; told: string }>(
    `select off.key, asked.id as told from notifications off
     join notifications asked on asked.task_id = off.task_id and asked.recipient_id = off.recipient_id
     where off.status = 'dropped' and off.response = 'never_told' and asked.id <> off.id`,
  );
  // Cases go on meanwhile. Rows sent by now have their mails in this list; mails from after the query are left out.
  const all = await readMails();
  const mails = all.filter(({ receivedAt }) => receivedAt < began);
  const arrived = new Set(all.map(({ messageId }) => messageId));
  const troubles: readonly Span[] = journal.flatMap((entry) => (entry.kind === 'trouble' ? [entry] : []));
  const copies = groupBy(mails, ({ messageId }) => messageId);
  const byId = new Map(ledger.map((row) => [row.id, row]));
  const unexplained = (one: Mail, other: Mail): boolean => !isExplained(one.receivedAt, other.receivedAt, troubles);

  const strangers = mails.filter(({ messageId, to }) => {
    const row = byId.get(idOf(messageId));
    return row === undefined || to.split('@')[0] !== row.recipient_id;
  });
  const unsent = ledger.filter(({ status, message_id }) => status === 'sent' && !arrived.has(message_id ?? ''));
  const sentInVain = ledger.filter(({ id, status }) => {
    const [first] = status === 'sent' ? [] : (groupOf(copies, id) ?? []);
    return (
      first !== undefined &&
      !isUnderWay(status, first, began) &&
      !isExplained(first.receivedAt, first.receivedAt, troubles)
    );
  });
  const doubles = [...copies.values()].filter(({ length }) => length > 1);
  return {
    violations: [
      ...asked.map(({ task_id }) => `mails: nobody is notified of the open task ${task_id}`),
      ...strangers.map(({ messageId, to }) => `mails: ${messageId} to ${to} is none of the ledger's`),
      ...unsent.map(({ id, key }) => `mails: ${key} is said to be sent, and never came (${id})`),
      ...sentInVain.map(({ id, key, status }) => `mails: ${key} is ${status}, and came (${id})`),
      ...uncalled
        .filter(({ told }) => groupOf(copies, told) !== undefined)
        .map(({ key }) => `mails: ${key} was not sent, as if its recipient was never notified, and they were`),
      ...doubles
        .filter((each) => each.some(differsFrom(each[0]!)))
        .map(([first]) => `mails: two different ${first?.messageId}`),
      ...doubles
        .filter((each) => each.some((mail, index) => index > 0 && unexplained(each[index - 1]!, mail)))
        .map(([first]) => `mails: a second copy of ${first?.messageId}, with nothing broken between the two`),
    ],
    counts: {
      mails: mails.length,
      ...countBy(ledger),
      'left, and dropped': ledger.filter(({ id, status }) => status === 'dropped' && groupOf(copies, id)).length,
      'second copies': doubles.reduce((sum, { length }) => sum + length - 1, 0),
      'slowest mail (s)': Math.max(0, ...ledger.filter(({ status }) => status === 'sent').map(secondsOf)),
    },
  };
}

/** A mail that has just arrived, whose row is about to be settled. */
function isUnderWay(status: Row['status'], { receivedAt }: Mail, now: string): boolean {
  return status === 'owed' && Date.parse(now) - Date.parse(receivedAt) < 10_000;
}

function idOf(messageId: string): string {
  return messageId.slice(1).split('@')[0] ?? '';
}

function groupOf(copies: ReadonlyMap<string, readonly Mail[]>, id: string): readonly Mail[] | undefined {
  for (const [messageId, group] of copies) if (idOf(messageId) === id) return group;
  return undefined;
}

function isExplained(first: string, second: string, troubles: readonly Span[]): boolean {
  const since = Date.parse(first) - aftermath;
  return troubles.some(({ from, until }) => Date.parse(from) <= Date.parse(second) && Date.parse(until) >= since);
}

function differsFrom(first: Mail): (mail: Mail) => boolean {
  const linkIn = ({ text }: Mail): string | undefined => /\/l\/[\w-]{43}/.exec(text)?.[0];
  return (mail) => mail.to !== first.to || linkIn(mail) !== linkIn(first);
}

function countBy(ledger: readonly Row[]): Record<string, number> {
  return Object.fromEntries(
    [...groupBy(ledger, ({ status }) => status)].map(([status, rows]) => [status, rows.length]),
  );
}

function secondsOf({ owed_since, settled_at }: Row): number {
  return settled_at === null ? 0 : Math.round((Date.parse(settled_at) - Date.parse(owed_since)) / 1_000);
}
