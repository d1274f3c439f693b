import type { Actor, Agenda } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import type { LoggedEvent, NewLogEvent } from '../log/log';

/** The types of one kind of stream. */
export interface StreamTypes {
  /** The folded state. Plain JSON, because snapshots store it. */
  readonly state: object;
  readonly command: { readonly name: string };
  /** A recorded event in the type that the kind's readers know. */
  readonly event: LoggedEvent;
  /** Facts from which deadlines are computed. */
  readonly timetable: object;
  /** Facts that the rules need besides the timetable and the {@link Circumstances}. */
  readonly facts: object;
  readonly rejection: object;
  /** The columns that the kind adds to the statement that loads a stream. */
  readonly found: object;
  /** Data that comes with a command that begins a stream, besides the command. */
  readonly opening: object;
}

/** Facts that the record itself adds to a decision. */
export interface Circumstances {
  readonly now: Instant;
  readonly actor: Actor;
  /** UUIDs. */
  readonly newId: () => string;
}

/** The facts of a decision that the kind loads. */
export type KnownFacts<T extends StreamTypes> = T['timetable'] & T['facts'];

/** The facts that an agenda is derived with. */
export type AgendaFactsOf<T extends StreamTypes> = T['timetable'] & Pick<Circumstances, 'now'>;

/** Events, and the state after them: the fold of `evolve` over the events. */
export interface Decided<State> {
  readonly events: readonly NewLogEvent[];
  readonly state: State | null;
}

export interface Refused<Rejection> {
  readonly accepted: false;
  readonly rejection: Rejection;
}

/** The rules of one kind of stream. All of them are pure. */
export interface Kernel<T extends StreamTypes> {
  /** Increased whenever `evolve` reads an event differently: older snapshots are then ignored. */
  readonly evolveVersion: number;
  /** @param state null for a command that begins the stream */
  decide(
    state: T['state'] | null,
    command: T['command'],
    facts: KnownFacts<T> & Circumstances,
  ): (Decided<T['state']> & { readonly accepted: true }) | Refused<T['rejection']>;
  /** Everything that is due by now, and the state after it. */
  tick(state: T['state'], facts: KnownFacts<T> & Omit<Circumstances, 'actor'>): Decided<T['state']>;
  /** The state after an event. Never rejects. */
  readonly evolve: (state: T['state'] | null, event: LoggedEvent) => T['state'];
  agenda(state: T['state'], facts: AgendaFactsOf<T>): Agenda;
  /** The phase that the engine shows. */
  phaseOf(state: T['state']): string;
  /** Codes of the stream's pending steps, which the engine shows. */
  awaited(state: T['state']): readonly string[];
  /** Hash of the programme definition that the stream runs under; the record must hold it. */
  programmeOf(state: T['state']): string;
  /** A recorded event in the type that the kind's readers know. */
  readonly read: (event: LoggedEvent) => T['event'];
}
