import { sql, type Kysely } from 'kysely';
import { agenda } from '../../shared/domain/kernel';
import type { AgendaFacts, Owed } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import type { Instant } from '../../shared/domain/time';
import { derivedId } from '../../shared/contracts/derived-id';
import { sequenceOf, type Draft } from '../deciding/draft';
import { insertRows } from '../postgres/rows';
import type { Database, Row } from '../postgres/schema';
import type { Turn } from '../deciding/turn';
import type { Write } from '../postgres/write';

/** When time must be looked at again, and whether that or what is owed is news to the workflow. */
export interface DerivedAgenda {
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
  /**
   * Whether the workflow must hear of it: time comes sooner, something else is owed, nothing ever will be again, or
   * the phase, which the engine shows, is another.
   */
  readonly isChanged: boolean;
  /** Whether it must hear of it now: something else is owed, time comes within a minute, or nothing ever will be. */
  readonly isUrgent: boolean;
}

/** What is further away may be told a few seconds later: in milliseconds. */
const soon = 60_000;

/**
 * What must happen next, as the stream's row and the ledger say it. A change marks the stream dirty until its workflow
 * has asked; when it is the workflow that asks (`advancing`), the mark goes.
 */
export function agendaWrites(
  db: Kysely<Database>,
  draft: Draft,
  kase: CaseState,
  facts: AgendaFacts,
  {
    row,
    version,
    head,
    advancing,
  }: {
    readonly row: Row<'streams'> | null;
    readonly version: Turn['version'];
    /** Hash of the stream's last event. */
    readonly head: Buffer | null;
    readonly advancing: boolean;
  },
): DerivedAgenda & { readonly stream: Write; readonly writes: readonly Write[] } {
  const { wakeAt, owed, ended } = agenda(kase, facts);
  const keys = owed.map(({ key }) => key);
  const formerly = new Set(row?.owed_keys);
  const added = owed.filter(({ key }) => !formerly.has(key));
  const gone = [...formerly].filter((key) => !keys.includes(key));
  const comesSooner = wakeAt !== null && (row === null || row.wake_at === null || wakeAt < row.wake_at);
  const isOwedChanged = added.length > 0 || gone.length > 0;
  const isEndChanged = ended !== (row?.ended ?? false);
  const isPhaseChanged = kase.phase !== draft.before.kase?.phase;
  const isChanged = comesSooner || isOwedChanged || isEndChanged || isPhaseChanged;
  const comesSoon = comesSooner && Date.parse(wakeAt) - Date.parse(draft.at) < soon;
  const isUrgent = comesSoon || isOwedChanged || isEndChanged;
  const values = {
    sequence: sequenceOf(draft),
    ...(draft.events.length > 0 && { head_hash: head, recorded_at: draft.at }),
    programme_hash: kase.programme.hash,
    wake_at: wakeAt,
    ended,
    ...(isOwedChanged && { owed_keys: keys }),
    ...(isChanged && !advancing && { dirty_since: row?.dirty_since ?? draft.at }),
    ...(advancing && { dirty_since: null, nudges_unanswered: 0, advanced_at: draft.at }),
  };
  const { kind, id } = draft.stream;
  const update = db.updateTable('streams').set(values).where('kind', '=', kind).where('id', '=', id);
  const guarded = version === null ? update : update.where(sql<boolean>`streams.xmin = ${version}::xid`);
  const stream = row ? guarded : db.insertInto('streams').values({ kind, id, ...values });
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
 * Rows of the ledger for what is owed from now on; what was dropped before and is owed again is taken up again. What a
 * row is called follows from what is owed: when an older copy of the record comes to owe it anew, its mail goes out under
 * the Message-ID that it had before.
 */
function owe({ stream, at }: Draft, owed: readonly Owed[]): readonly Write[] {
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

function drop(db: Kysely<Database>, { stream, at }: Draft, keys: readonly string[]): readonly Write[] {
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
