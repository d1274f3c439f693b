import type { Kysely } from 'kysely';
import type { Holding } from '../../engine/holdings';
import { findKnown, findStatuses, type KnownStream } from './known';
import type { Database } from '../../record/postgres/schema';
import { workflowIdOf } from '../../shared/contracts/engine';
import { mailedAgain } from './mails';

/** The maximum delay of a nudge, in milliseconds: a later one is about a later entry. */
const longestOnItsWay = 30_000;

/** Facts of a stream that the engine knows and the record lost, one line each, with codes and opaque ids only. */
export async function lostOfStream(db: Kysely<Database>, holding: Holding): Promise<readonly string[]> {
  const known = await findKnown(db, holding.stream);
  const of = workflowIdOf(holding.stream);
  const ofStream = known ? lostEntries(holding, known) : [unknownStream(holding)];
  return [...ofStream, ...(await lostNotifications(db, holding))].map((line) => `${of}: ${line}`);
}

function unknownStream({ isRunning, startedAt, heard, news }: Holding): string {
  const since = `its workflow began at ${startedAt} and ${isRunning ? 'runs' : 'has ended'}`;
  const far = heard ? `, heard of entry ${heard.sequence} at ${heard.at}` : '';
  return `the record does not know it; ${since}${far}${newsLine(news)}`;
}

function lostEntries({ heard, news }: Holding, { sequence, recordedAt }: KnownStream): readonly string[] {
  const later = news.filter(({ at }) => Date.parse(at) > Date.parse(recordedAt ?? at) + longestOnItsWay);
  if (heard && heard.sequence > sequence) {
    const count = heard.sequence - sequence;
    return [`the record ends with entry ${sequence}; ${count} more at least by ${heard.at}${newsLine(later)}`];
  }
  return later.length === 0 ? [] : [`the record ends with entry ${sequence} of ${recordedAt}${newsLine(later)}`];
}

function newsLine(news: Holding['news']): string {
  const last = news.at(-1);
  if (!last) return '';
  return `; told until ${last.at} of: ${[...new Set(news.flatMap(({ events }) => events))].join(', ')}`;
}

async function lostNotifications(db: Kysely<Database>, { notifications }: Holding): Promise<readonly string[]> {
  const statuses = await findStatuses(
    db,
    notifications.map(({ notificationId }) => notificationId),
  );
  return notifications.flatMap(({ notificationId, activity, outcome }) => {
    const named = `notification ${notificationId} (${activity}, ${outcome ?? 'under way'})`;
    const status = statuses.get(notificationId);
    if (status === undefined) return [`${named}: the ledger does not have it`];
    return status === 'owed' && outcome === 'sent' ? [`${named}: ${mailedAgain}`] : [];
  });
}
