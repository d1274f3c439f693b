import type { Kysely } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { CaseEvent } from '../../shared/domain/events';
import type { AgendaFacts, Rejection } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import type { Instant } from '../../shared/domain/time';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import type { Keys } from '../keys/types';
import { readEvents } from '../log/log';
import { prepared } from '../postgres/prepared';
import { agendaFacts, type Reading } from '../queries/present';
import { isSameRequest } from './requests';
import type { Database } from '../postgres/schema';
import { findSequence } from '../log/streams';
import type { Remembered } from './turn';
import type { Write } from '../postgres/write';

/** What became of a command. */
export type CommitOutcome =
  | {
      readonly outcome: 'accepted';
      /** Whether it was accepted before, and nothing happened this time. */
      readonly replayed: boolean;
      /** The case as it stands now, with what its deadlines are counted by. */
      readonly kase: CaseState;
      readonly facts: AgendaFacts;
      /** What this command brought about, then or now; without what time did beside it. */
      readonly events: readonly CaseEvent[];
      readonly agendaChanged: boolean;
      /** Whether the read of the answer was logged with the decision. */
      readonly readLogged: boolean;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection; readonly kase?: CaseState }
  /** With the case that the refusal tells of to somebody who may know of it. */
  | { readonly outcome: 'forbidden' | 'key_reused'; readonly kase?: CaseState }
  | { readonly outcome: 'invisible' };

/** Names a command once and for all: repeated, it has no second effect. */
export interface Idempotency {
  readonly commandId: string;
  /** A hash of what was asked, which is kept keyed: the same id with another is refused. */
  readonly bodyHash: string;
}

/** With the keys under which requests are kept. */
type Remembering = Reading & { readonly keys: Keys };

/** The outcome that a command of this id had, or null where it never was accepted. */
export async function findOutcome(
  trx: Kysely<Database>,
  reading: Remembering,
  name: string,
  idempotency: Idempotency | undefined,
): Promise<CommitOutcome | null> {
  if (!idempotency) return null;
  const query = trx.selectFrom('commands').selectAll().where('id', '=', idempotency.commandId);
  const row = await query.modifyEnd(prepared).executeTakeFirst();
  return row ? repeatOutcome(trx, reading, name, idempotency, row) : null;
}

/** The outcome that a remembered command had, if this is the same command. */
export async function repeatOutcome(
  trx: Kysely<Database>,
  reading: Remembering,
  name: string,
  idempotency: Idempotency,
  row: Remembered,
): Promise<CommitOutcome> {
  const isSame = row.name === nameInRecord(name) && (await isSameRequest(reading.keys, idempotency, row.body_hash));
  if (!isSame) return { outcome: 'key_reused' };
  return replay(trx, reading, row);
}

/** The write that remembers an accepted command. */
export function rememberOutcome(
  db: Kysely<Database>,
  commandId: string,
  of: {
    /** See {@link keptRequest}. */
    readonly request: string;
    readonly stream: { readonly kind: StreamKind; readonly id: string };
    readonly name: string;
    /** The sequence before its own events, and of the last of them. */
    readonly after: number;
    readonly upTo: number;
    readonly at: Instant;
  },
): Write {
  return db.insertInto('commands').values({
    id: commandId,
    stream_kind: of.stream.kind,
    stream_id: of.stream.id,
    name: nameInRecord(of.name),
    body_hash: of.request,
    first_sequence: of.after + 1,
    last_sequence: of.upTo,
    recorded_at: of.at,
  });
}

async function replay(trx: Kysely<Database>, reading: Reading, row: Remembered): Promise<CommitOutcome> {
  const stream = { kind: row.stream_kind, id: row.stream_id };
  const sequence = await findSequence(trx, stream);
  if (sequence === null) throw new Error(`the record has a command but no stream ${stream.id}`);
  const kase = await reading.states.at(trx, stream, sequence);
  const events = await readEvents(trx, reading.seals, stream, {
    after: row.first_sequence - 1,
    upTo: row.last_sequence,
  });
  const facts = await agendaFacts(reading, kase, trx);
  return { outcome: 'accepted', replayed: true, kase, facts, events, agendaChanged: false, readLogged: false };
}
