import { sql, type Kysely } from 'kysely';
import type { Owed } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { derivedId } from '../../shared/contracts/derived-id';
import { sequenceOf, type Draft } from '../deciding/draft';
import type { AgendaFactsOf, Kernel, StreamTypes } from '../deciding/kernel';
import { insertRows } from '../postgres/rows';
import type { Database } from '../postgres/schema';
import type { LoadedStream } from '../deciding/definition';
import { sequenceAt, type Write } from '../postgres/write';

/** When the stream has to be advanced next, and whether its workflow must be notified. */
export interface DerivedAgenda {
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
  /** Whether the workflow must be notified: an earlier wake-up, other owed mails, the end, or another phase. */
  readonly isChanged: boolean;
  /** Whether it must be notified at once: other owed mails, a wake-up within a minute, or the end. */
  readonly isUrgent: boolean;
}

/** Milliseconds. A wake-up further away than this may reach the workflow a few seconds late. */
const soon = 60_000;

/**
 * The writes of the stream's row and of the ledger. A change marks the stream dirty until its workflow has fetched the
 * agenda; a fetch (`advancing`) removes the mark.
 */
export function agendaWrites<T extends StreamTypes>(
  db: Kysely<Database>,
  kernel: Pick<Kernel<T>, 'agenda' | 'phaseOf' | 'programmeOf'>,
  draft: Draft<T['state']>,
  state: T['state'],
  facts: AgendaFactsOf<T>,
  {
    row,
    version,
    head,
    advancing,
  }: Pick<LoadedStream<T>, 'row' | 'version'> & {
    /** Hash of the stream's last event. */
    readonly head: Buffer | null;
    readonly advancing: boolean;
  },
): DerivedAgenda & { readonly stream: Write; readonly writes: readonly Write[] } {
  const { wakeAt, owed, ended } = kernel.agenda(state, facts);
  const keys = owed.map(({ key }) => key);
  const formerly = new Set(row?.owed_keys);
  const added = owed.filter(({ key }) => !formerly.has(key));
  const gone = [...formerly].filter((key) => !keys.includes(key));
  const comesSooner = wakeAt !== null && (row === null || row.wake_at === null || wakeAt < row.wake_at);
  const isOwedChanged = added.length > 0 || gone.length > 0;
  const isEndChanged = ended !== (row?.ended ?? false);
  const isPhaseChanged = draft.before === null || kernel.phaseOf(state) !== kernel.phaseOf(draft.before);
  const isChanged = comesSooner || isOwedChanged || isEndChanged || isPhaseChanged;
  const comesSoon = comesSooner && Date.parse(wakeAt) - Date.parse(draft.at) < soon;
  const isUrgent = comesSoon || isOwedChanged || isEndChanged;
  const sequence = sequenceOf(draft);
  const values = {
    ...(draft.events.length > 0 && { head_hash: head, recorded_at: draft.at }),
    programme_hash: kernel.programmeOf(state),
    wake_at: wakeAt,
    ended,
    ...(isOwedChanged && { owed_keys: keys }),
    ...(isChanged && !advancing && { dirty_since: row?.dirty_since ?? draft.at }),
    ...(advancing && { dirty_since: null, nudges_unanswered: 0, advanced_at: draft.at }),
  };
  const { kind, id } = draft.stream;
  const guarded = { ...values, sequence: version === null ? sequence : sequenceAt(version, sequence) };
  const stream = row
    ? db.updateTable('streams').set(guarded).where('kind', '=', kind).where('id', '=', id)
    : db.insertInto('streams').values({ kind, id, sequence, ...values });
  return { wakeAt, ended, isChanged, isUrgent, stream, writes: [...owe(draft, added), ...drop(db, draft, gone)] };
}

const ledgerColumns = {
  id: 'uuid',
  stream_kind: 'text',
  stream_id: 'text',
  key: 'text',
  task_id: 'text',
  activity: 'text',
  recipient_id: 'text',
  status: 'text',
  owed_since: 'timestamptz',
  touched_at: 'timestamptz',
} as const;

/**
 * Rows of the ledger for newly owed mails; a dropped row whose mail is owed again is taken up again. The id of a row is
 * derived from its key: when a restored copy of the record owes the mail anew, it is sent under the same Message-ID.
 */
function owe({ stream, at }: Draft<unknown>, owed: readonly Owed[]): readonly Write[] {
  if (owed.length === 0) return [];
  const rows = owed.map(({ key, taskId, activity, recipientId }) => ({
    id: derivedId(`notification:${stream.kind}:${stream.id}:${key}`),
    stream_kind: stream.kind,
    stream_id: stream.id,
    key,
    task_id: taskId,
    activity,
    recipient_id: recipientId,
    status: 'owed' as const,
    owed_since: at,
    touched_at: at,
  }));
  const takenUpAgain = sql`on conflict (stream_kind, stream_id, key) do update set status = 'owed',
    activity = excluded.activity, recipient_id = excluded.recipient_id, owed_since = excluded.owed_since,
    touched_at = excluded.touched_at, settled_at = null where notifications.status = 'dropped'`;
  return [insertRows('notifications', ledgerColumns, rows, takenUpAgain)];
}

function drop(db: Kysely<Database>, { stream, at }: Draft<unknown>, keys: readonly string[]): readonly Write[] {
  if (keys.length === 0) return [];
  const update = db
    .updateTable('notifications')
    .set({ status: 'dropped', touched_at: at, settled_at: at, response: sql`coalesce(response, 'no_longer_owed')` })
    .where('stream_kind', '=', stream.kind)
    .where('stream_id', '=', stream.id)
    .where('key', 'in', keys)
    .where('status', '=', 'owed');
  return [update];
}
