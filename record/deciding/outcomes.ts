import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Keys } from '../keys/types';
import { readEvents } from '../log/log';
import type { States } from '../log/states';
import { findSequence } from '../log/streams';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import type { Write } from '../postgres/write';
import type { Seals } from '../sealing/seals';
import type { Remembered, StreamDefinition } from './definition';
import type { AgendaFactsOf, StreamTypes } from './kernel';
import type { CommitRequest } from './request';
import { isSameRequest } from './request-hashes';

/** The outcome of a command. */
export type CommitOutcome<T extends StreamTypes> =
  | {
      readonly outcome: 'accepted';
      /** Whether it was accepted before, so that nothing happened this time. */
      readonly replayed: boolean;
      /** The stream's current state. */
      readonly state: T['state'];
      /** Facts from which its deadlines are computed. */
      readonly facts: AgendaFactsOf<T>;
      /** The events of this command, new or replayed, without those of ticks. */
      readonly events: readonly T['event'][];
      readonly agendaChanged: boolean;
      /** Whether the read of the answer was logged with the decision. */
      readonly readLogged: boolean;
    }
  | { readonly outcome: 'rejected'; readonly rejection: T['rejection']; readonly state?: T['state'] }
  /** With the state if the actor may know of the stream. */
  | { readonly outcome: 'forbidden' | 'key_reused'; readonly state?: T['state'] }
  | { readonly outcome: 'invisible' };

/** Dependencies for looking up the outcome of an earlier command. */
export interface Remembering<T extends StreamTypes> extends Pick<StreamDefinition<T>, 'kernel' | 'lookup' | 'storage'> {
  readonly states: States<T['state']>;
  readonly seals: Seals;
  /** The keys of request hashes. */
  readonly keys: Keys;
  readonly now: () => Instant;
}

/** The outcome of the command if it was accepted before, else null. */
export async function findOutcome<T extends StreamTypes>(
  trx: Kysely<Database>,
  remembering: Remembering<T>,
  request: CommitRequest<T>,
): Promise<CommitOutcome<T> | null> {
  const { idempotency } = request;
  if (!idempotency) return null;
  const query = trx.selectFrom('commands').selectAll().where('id', '=', idempotency.commandId);
  const row = await query.modifyEnd(prepared).executeTakeFirst();
  return row ? repeatOutcome(trx, remembering, request, row) : null;
}

/** The outcome of a command whose row is already loaded: a replay, or `key_reused`. Null without a row. */
export async function repeatOutcome<T extends StreamTypes>(
  trx: Kysely<Database>,
  remembering: Remembering<T>,
  { command, idempotency }: CommitRequest<T>,
  row: Remembered | null,
): Promise<CommitOutcome<T> | null> {
  if (!row || !idempotency) return null;
  const { keys, storage } = remembering;
  const isSame =
    row.name === storage.nameInRecord(command.name) && (await isSameRequest(keys, idempotency, row.body_hash));
  return isSame ? replay(trx, remembering, row) : { outcome: 'key_reused' };
}

/** The write that remembers an accepted command. */
export function rememberOutcome(
  db: Kysely<Database>,
  of: {
    readonly commandId: string;
    /** See {@link requestHash}. */
    readonly request: string;
    readonly stream: StreamRef;
    /** The name as the record stores it. */
    readonly name: string;
    /** The sequence before the first event of the command, and that of the last. */
    readonly after: number;
    readonly upTo: number;
    readonly at: Instant;
  },
): Write {
  return db.insertInto('commands').values({
    id: of.commandId,
    stream_kind: of.stream.kind,
    stream_id: of.stream.id,
    name: of.name,
    body_hash: of.request,
    first_sequence: of.after + 1,
    last_sequence: of.upTo,
    recorded_at: of.at,
  });
}

async function replay<T extends StreamTypes>(
  trx: Kysely<Database>,
  { kernel, lookup, states, seals, now }: Remembering<T>,
  row: Remembered,
): Promise<CommitOutcome<T>> {
  const stream = { kind: row.stream_kind, id: row.stream_id };
  const sequence = await findSequence(trx, stream);
  if (sequence === null) throw new Error(`the record has a command but no stream ${stream.id}`);
  const state = await states.at(trx, stream, sequence);
  const range = { after: row.first_sequence - 1, upTo: row.last_sequence };
  const events = (await readEvents(trx, seals, stream, range)).map(kernel.read);
  const facts = { ...(await lookup.timetable(trx, state)), now: now() };
  return { outcome: 'accepted', replayed: true, state, facts, events, agendaChanged: false, readLogged: false };
}
