import type { Kysely, RawBuilder } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Provenance } from '../../shared/domain/kernel/provenance';
import type { Compartment } from '../../shared/domain/compartments';
import type { Instant } from '../../shared/domain/time';
import type { LoggedEvent } from '../log/log';
import type { Database, Row } from '../postgres/schema';
import type { Write } from '../postgres/write';
import type { CaseRead } from '../reads/log';
import type { Kernel, KnownFacts, StreamTypes } from './kernel';
import type { CommitRequest } from './request';

/** Everything that the record needs for one kind of stream. */
export interface StreamDefinition<T extends StreamTypes> {
  readonly kind: StreamKind;
  readonly kernel: Kernel<T>;
  readonly projections: Projections<T['state'], T['timetable']>;
  readonly opening: Opening<T>;
  readonly access: Access<T>;
  readonly lookup: Lookup<T>;
  readonly storage: Storage;
}

/** The tables for lists and searches of streams. */
export interface Projections<State, Timetable> {
  /** The writes that update the rows of a stream to the last of `states`. */
  writes(db: Kysely<Database>, change: Change<State>, facts: Timetable & { readonly now: Instant }): readonly Write[];
  /**
   * Rebuilds all rows of a stream.
   * @param states the state after each event of the stream
   * @param times when each of these events was recorded
   */
  renew(
    db: Kysely<Database>,
    states: readonly State[],
    facts: Timetable & { readonly now: Instant },
    times: readonly Instant[],
  ): Promise<void>;
  /** Removes rows whose stream does not exist. */
  removeOrphans(db: Kysely<Database>): Promise<void>;
}

/** The effect of a transaction on a stream. */
export interface Change<State> {
  readonly before: State | null;
  /** The states after its decisions, in order; for an opening the state after each event. */
  readonly states: readonly State[];
}

/** The row of a command that was accepted. */
export type Remembered = Omit<Row<'commands'>, 'recorded_at'>;

/** A stream as loaded for one decision. */
export interface LoadedStream<T extends StreamTypes> {
  /** Null where the stream does not exist, which is possible only for a command that begins one. */
  readonly row: Row<'streams'> | null;
  /** The version of the row, unless it is locked. The decision is void if the row has another version at the write. */
  readonly version: string | null;
  /** Null for a command that begins a stream. */
  readonly state: T['state'] | null;
  /**
   * The row of the command if it was accepted before the wait for the lock began. A second lookup finds one that was
   * accepted during the wait.
   */
  readonly remembered: Remembered | null;
  readonly chain: Authorship;
  readonly found: T['found'];
}

/** The id of this log, and the pseudonym of the author in it. */
export interface Authorship {
  readonly logId: string;
  readonly pseudonym: string | null;
}

/** Columns that a command adds to the statement that loads the stream, and the facts derived from them. */
export interface Look<T extends StreamTypes> {
  /** Columns of {@link StreamTypes.found}. */
  readonly columns: RawBuilder<unknown>;
  /** Joins on `streams`, which is outer-joined itself for a command that begins a stream. */
  readonly joins: RawBuilder<unknown>;
  /** Whether the actor may know of the stream: without a match there is none. */
  readonly condition: RawBuilder<unknown> | null;
  facts(trx: Kysely<Database>, loaded: LoadedStream<T>): Promise<KnownFacts<T>>;
}

export interface Lookup<T extends StreamTypes> {
  /** For a command on a stream that exists; null for a tick. */
  look(request: CommitRequest<T> | null): Look<T>;
  /** Facts for the agenda of a stream, as of now. */
  timetable(db: Kysely<Database>, state: T['state']): Promise<T['timetable']>;
}

/** How a stream begins. */
export interface Opening<T extends StreamTypes> {
  isOpening(command: T['command']): boolean;
  look(request: CommitRequest<T>): Look<T>;
  /** Why the stream as loaded cannot be opened; null where it can. Called before {@link Look.facts}. */
  refusal(loaded: LoadedStream<T>, request: CommitRequest<T>): T['rejection'] | null;
  /** Writes stored together with the first events. */
  writes(trx: Kysely<Database>, request: CommitRequest<T>): Promise<readonly Write[]>;
  /** The rejection for a violated unique constraint; null where the violation is an error. */
  refusalOf(constraint: string): T['rejection'] | null;
}

/** Who may give which command. */
export interface Access<T extends StreamTypes> {
  /** @param state null for a command that begins the stream */
  ask(trx: Kysely<Database>, request: CommitRequest<T>, state: T['state'] | null): Promise<Permission<T>>;
  /** Rows of the read log for the answer to a command, which shows the state to its author. */
  shown(actor: Actor, state: T['state']): readonly CaseRead[];
}

export interface Permission<T extends StreamTypes> {
  /** `invisible`: the actor may not even learn that the stream exists. */
  readonly verdict: 'allowed' | 'forbidden' | 'invisible';
  /** Facts that the check has already loaded. */
  readonly facts: Partial<T['facts']>;
  /** The compartment of texts without one; null where every text must name its own. */
  readonly textsIn: Compartment | null;
}

/** How the log stores events and commands of a kind. */
interface Storage {
  readonly compartmentOf: (event: LoggedEvent) => Compartment;
  /** The provenance of an event whose author states none. */
  readonly provenanceOf: (type: string) => Provenance;
  /** The name of a command in the clear column of `commands`. */
  readonly nameInRecord: (command: string) => string;
}
