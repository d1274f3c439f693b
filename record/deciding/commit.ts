import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { Keys } from '../keys/types';
import type { States } from '../log/states';
import type { DerivedAgenda } from '../outbox/agenda';
import { duplicateIn } from '../postgres/duplicates';
import type { Database } from '../postgres/schema';
import { RecordUnavailable } from '../postgres/unavailable';
import { RecordUnreadable } from '../postgres/unreadable';
import { unlessMoved, type Write } from '../postgres/write';
import { readsWrite } from '../reads/log';
import { placeTexts } from '../sealing/narratives';
import type { Sealing } from '../sealing/seals';
import { decideOn, type DecidedCommand } from './decide';
import type { StreamDefinition } from './definition';
import { sequenceOf, type Draft } from './draft';
import type { StreamTypes } from './kernel';
import { findOutcome, rememberOutcome, repeatOutcome, type CommitOutcome } from './outcomes';
import { persist } from './persist';
import type { CommitRequest } from './request';
import { requestHash } from './request-hashes';
import { loadStream } from './load-stream';

export interface CommitDependencies<T extends StreamTypes> extends StreamDefinition<T>, Sealing {
  readonly db: Kysely<Database>;
  /** Shared with everything else in this process that reads or advances streams. */
  readonly states: States<T['state']>;
  /** For request hashes. */
  readonly keys: Keys;
  readonly now: () => Instant;
  /** UUIDs. */
  readonly newId: () => string;
  /** The nudge: called after the transaction if the agenda changed, without waiting for it; its failure is ignored. */
  readonly onAgendaChanged?: (stream: StreamRef, events: readonly string[], isUrgent: boolean) => unknown;
}

export type Commit<T extends StreamTypes> = (request: CommitRequest<T>) => Promise<CommitOutcome<T>>;

interface Attempt<T extends StreamTypes> {
  readonly outcome: CommitOutcome<T>;
  /** Absent where nothing was written. */
  readonly written?: { readonly draft: Draft<T['state']>; readonly state: T['state']; readonly agenda: DerivedAgenda };
}

/**
 * The one writer of the record, for any kind of stream. Loads the stream, records due events and decides. One statement
 * then appends the events, updates projections, agenda and ledger, and remembers the command, all or nothing. Only an
 * accepted command writes, and each command is accepted once: a repetition under the same id returns the same outcome.
 *
 * The first attempt takes no lock; its statement writes only if the stream still has the version that was loaded
 * (docs/adr/0009). If another writer was faster, and for a command that begins a stream, the attempt runs in a
 * transaction that locks the stream.
 *
 * The outcomes, in this order: `invisible` (no such stream for this actor), `forbidden`, the remembered outcome or
 * `key_reused`, `rejected` with its reason, `accepted`.
 *
 * @throws RecordUnavailable where nothing could be decided
 */
export function createCommit<T extends StreamTypes>(dependencies: CommitDependencies<T>): Commit<T> {
  const { db, opening, states, onAgendaChanged } = dependencies;
  const holding = (request: CommitRequest<T>): Promise<Attempt<T>> =>
    db.transaction().execute((trx) => attempt(trx, dependencies, request, true));
  const first = (request: CommitRequest<T>): Promise<Attempt<T>> =>
    opening.isOpening(request.command)
      ? holding(request)
      : unlessMoved(db, (free, held) => attempt(free, dependencies, request, held));

  return async function commit(request) {
    const { outcome, written } = await first(request).catch(async (error: unknown) => {
      // Another commit was first with the same id, key or reference: the second attempt sees its rows.
      if (duplicateIn(error) !== null) return holding(request).catch(refuseDuplicate);
      // A decision does not depend on the read log. If it takes no rows, the answer must log the read itself or show
      // nothing.
      if (!request.reading || error instanceof RecordUnavailable || error instanceof RecordUnreadable) throw error;
      return holding({ ...request, reading: undefined });
    });
    if (written) follow(request.stream, written);
    return outcome;
  };

  function follow(stream: StreamRef, { draft, state, agenda }: NonNullable<Attempt<T>['written']>): void {
    states.keep(stream, { sequence: sequenceOf(draft), state });
    if (!agenda.isChanged) return;
    const happened = [...new Set(draft.events.map(({ type }) => type))];
    void (async () => onAgendaChanged?.(stream, happened, agenda.isUrgent))().catch(() => undefined);
  }

  function refuseDuplicate(error: unknown): Attempt<T> {
    const constraint = duplicateIn(error);
    const rejection = constraint === null ? null : opening.refusalOf(constraint);
    if (rejection === null) throw error;
    return { outcome: { outcome: 'rejected', rejection } };
  }
}

async function attempt<T extends StreamTypes>(
  trx: Kysely<Database>,
  within: CommitDependencies<T>,
  request: CommitRequest<T>,
  held: boolean,
): Promise<Attempt<T>> {
  const { access, lookup, opening, states } = within;
  const { stream, command, actor, idempotency } = request;
  const begins = opening.isOpening(command);
  const look = begins ? opening.look(request) : lookup.look(request);
  const of = { commandId: idempotency?.commandId, actorId: actor.personId };
  const loaded = await loadStream(trx, states, { stream, begins, ...of, held, look });
  if (!loaded) return { outcome: { outcome: 'invisible' } };

  const permission = await access.ask(trx, request, loaded.state);
  const { verdict } = permission;
  const known = loaded.state === null ? {} : { state: loaded.state };
  if (verdict === 'invisible') return { outcome: { outcome: verdict } };
  if (verdict === 'forbidden') return { outcome: { outcome: verdict, ...known } };
  const repeated = await repeatOutcome(trx, within, request, loaded.remembered);
  if (repeated) return { outcome: repeated.outcome === 'key_reused' ? { ...repeated, ...known } : repeated };

  const decided = await decideOn(trx, within, request, { loaded, look, permission });
  if (decided.accepted) return write(trx, within, request, decided);
  // The command may have been accepted while this attempt waited for the lock: its rejection is then a consequence.
  const outcome = await findOutcome(trx, within, request);
  return { outcome: outcome ?? { outcome: 'rejected', rejection: decided.rejection, ...known } };
}

async function write<T extends StreamTypes>(
  trx: Kysely<Database>,
  within: CommitDependencies<T>,
  request: CommitRequest<T>,
  decided: DecidedCommand<T>,
): Promise<Attempt<T>> {
  const { loaded, permission, facts, ticked, draft, state } = decided;
  const agenda = await persist(trx, within, draft, state, facts, {
    loaded,
    chain: loaded.chain,
    texts: placeTexts(request.texts ?? [], permission.textsIn),
    advancing: false,
    along: belongings(trx, within, request, decided),
  });
  const events = draft.events.slice(ticked.events.length).map(within.kernel.read);
  const accepted = { outcome: 'accepted', replayed: false, agendaChanged: agenda.isChanged } as const;
  const readLogged = request.reading !== undefined;
  return { outcome: { ...accepted, state, facts, events, readLogged }, written: { draft, state, agenda } };
}

/** Further rows of a commit: the command, the read of its answer, and the rows of an opening. */
async function belongings<T extends StreamTypes>(
  trx: Kysely<Database>,
  { access, keys, opening, storage }: CommitDependencies<T>,
  request: CommitRequest<T>,
  { ticked, draft, state }: DecidedCommand<T>,
): Promise<readonly Write[]> {
  const { stream, command, actor, idempotency, reading } = request;
  const { at } = draft;
  const writes: Write[] = [];
  if (idempotency) {
    const { commandId } = idempotency;
    const name = storage.nameInRecord(command.name);
    const of = { stream, name, after: sequenceOf(ticked), upTo: sequenceOf(draft), at };
    writes.push(rememberOutcome(trx, { ...of, commandId, request: await requestHash(keys, idempotency) }));
  }
  if (reading) {
    const { personId: actorId, knownBy } = actor;
    writes.push(readsWrite({ at, actorId, knownBy, ...reading, outcome: 'shown', cases: access.shown(actor, state) }));
  }
  return opening.isOpening(command) ? [...writes, ...(await opening.writes(trx, request))] : writes;
}
