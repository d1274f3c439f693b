import type { Provenance, StatedProvenance } from './kernel/provenance';
import type { CivilDate, Instant } from './time';
import type { CaseFunction } from './vocabulary';

/**
 * The registry of areas. An area registers itself beside its contract, with
 * `declare module '../../case' { interface Areas { incentives: {...} } }`; every type below follows from the registry.
 * This file imports no area, so each area may import it.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Areas {}
export type AreaName = Extract<keyof Areas, string>;

/** Kinds of task, each with its answers, by area: registered in `tasks.ts`, beside their rows. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface AreaTasks {}

/** All that an area registers. */
export type Registered<Name extends AreaName> = Areas[Name] &
  (Name extends keyof AreaTasks ? { readonly tasks: AreaTasks[Name] } : unknown);

/** One registered part of an area; empty if the area does not register it. */
export type Part<Name extends AreaName, P extends string> = P extends keyof Registered<Name>
  ? Registered<Name>[P]
  : NonNullable<unknown>;
type PartOfAny<P extends string> = { [Name in AreaName]: Part<Name, P> }[AreaName];
/** The intersection of the members of a union. */
export type Together<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer All) => void ? All : never;
/** One part, joined over all areas. */
export type Joined<P extends string> = Together<PartOfAny<P>>;

/** A free text of the record: its id, and a salted commitment to what it says. */
export interface Narrative {
  readonly narrativeId: string;
  readonly commitment: string;
}

export type ProgrammeRef = { readonly id: string; readonly version: string; readonly hash: string };

/** The current state of a case: a fold of its events. What ended long ago is pruned; the record has it. */
export interface CaseState extends Joined<'opened'>, Joined<'state'> {
  readonly caseId: string;
  /** The holder of each function, by person id. */
  readonly functions: Readonly<Partial<Record<CaseFunction, string>>>;
  readonly suspended: { readonly since: Instant; readonly reasonCode: string } | null;
  readonly diedOn: CivilDate | null;
  /** People with a conflict of interest, who do no work in this case. */
  readonly conflicts: readonly string[];
}

/** The state that an opening sets; every area adds its first values. */
export type BeginningOfCase = Joined<'opened'> & Partial<CaseState> & Pick<CaseState, 'functions'>;

/** The data of every command. Free text is replaced by references before a command reaches the domain. */
export interface CommandData extends Joined<'commands'>, Joined<'opening'> {}
export type CommandName = Extract<keyof CommandData, string>;
/** The commands that begin a case. */
export type OpeningName = Extract<keyof Joined<'opening'>, string>;

/** A person's request. `occurredAt` defaults to now, `provenance` to the defaults of the event types. */
export type Command = {
  [K in CommandName]: {
    readonly name: K;
    readonly data: CommandData[K];
    readonly occurredAt?: Instant | undefined;
    readonly provenance?: StatedProvenance | undefined;
  };
}[CommandName];

/** Requests of the service: time has passed, or a mail failed for good. Never accepted over HTTP. */
export type ServiceCommand =
  | { readonly name: 'tick' }
  | { readonly name: 'recordMailFailure'; readonly data: { readonly taskId: string; readonly owedKey: string } };

/** The data of events, by type. Events are never rewritten: a new shape is a new version with an upcaster. */
export interface EventData extends Joined<'events'> {}
export type EventType = Extract<keyof EventData, string>;

/** An event as `decide` returns it. `provenance` defaults to that of its type. */
export type NewEvent = {
  [K in EventType]: {
    readonly type: K;
    readonly data: EventData[K];
    readonly occurredAt?: Instant;
    readonly provenance?: Provenance;
  };
}[EventType];

/** An event as `evolve` folds it: with its author and the time of its recording. */
export type CaseEvent = NewEvent & { readonly streamId: string; readonly at: Instant; readonly actorId: string };

/** The answers to every kind of task. */
interface TaskAnswers extends Joined<'tasks'> {}
export type TaskKind = Extract<keyof TaskAnswers, string>;
export type AnswerOf<K extends TaskKind> = TaskAnswers[K] & string;
export type Answer = { [K in TaskKind]: AnswerOf<K> }[TaskKind];

/** The subjects of follow-ups: codes, never sentences. */
interface FollowUpSubjects extends Joined<'followUps'> {}
export type FollowUpSubject = Extract<keyof FollowUpSubjects, string>;

/** The requirements of gates, each with the codes that it may report as missing. */
interface RequirementCodes extends Joined<'requirements'> {}
export type Requirement = Extract<keyof RequirementCodes, string>;
export type MissingCode = TaskKind | { [R in Requirement]: RequirementCodes[R] & string }[Requirement];

/** The sections of a programme definition that areas own. */
export interface ProgrammeSections extends Joined<'programme'> {}
/** The lists of reasons that a programme definition keeps. */
interface ReasonLists extends Joined<'reasons'> {}
export type ReasonList = Extract<keyof ReasonLists, string>;

/** Fields that areas add to an answer, beside its reason and narrative. */
export interface AnswerDetails extends Joined<'answerDetails'> {}
