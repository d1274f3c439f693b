import type { Provenance, StatedProvenance } from './kernel/provenance';
import type { CivilDate, Instant } from './time';
import type { CaseFunction } from './vocabulary';

/**
 * What the areas of practice add to a case. An area registers itself beside its contract, with
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

/** One part of what an area registers; empty where it leaves the part out. */
export type Part<Name extends AreaName, P extends string> = P extends keyof Registered<Name>
  ? Registered<Name>[P]
  : NonNullable<unknown>;
type PartOfAny<P extends string> = { [Name in AreaName]: Part<Name, P> }[AreaName];
/** The intersection of the members of a union. */
export type Together<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer All) => void ? All : never;
/** A part of all areas together. */
export type Joined<P extends string> = Together<PartOfAny<P>>;

/** A free text of the record: its id, and a salted commitment to what it says. */
export interface Narrative {
  readonly narrativeId: string;
  readonly commitment: string;
}

export type ProgrammeRef = { readonly id: string; readonly version: string; readonly hash: string };

/** The state of a case now: a fold of its events, kept small. What ended long ago stands only in the record. */
export interface CaseState extends Joined<'opened'>, Joined<'state'> {
  readonly caseId: string;
  /** The holder of each function, by person id. */
  readonly functions: Readonly<Partial<Record<CaseFunction, string>>>;
  readonly suspended: { readonly since: Instant; readonly reasonCode: string } | null;
  readonly diedOn: CivilDate | null;
  /** People with a conflict of interest, who do no work in this case. */
  readonly conflicts: readonly string[];
}

/** What an opening makes true; every area adds its first values. */
export type BeginningOfCase = Joined<'opened'> & Partial<CaseState> & Pick<CaseState, 'functions'>;

/** The data of every command. Free text is a reference by the time a command reaches the domain. */
export interface CommandData extends Joined<'commands'>, Joined<'opening'> {}
export type CommandName = Extract<keyof CommandData, string>;
/** The commands that begin a case. */
export type OpeningName = Extract<keyof Joined<'opening'>, string>;

/** A person's request. `occurredAt` and `provenance` are given where they differ from now and from the usual. */
export type Command = {
  [K in CommandName]: {
    readonly name: K;
    readonly data: CommandData[K];
    readonly occurredAt?: Instant | undefined;
    readonly provenance?: StatedProvenance | undefined;
  };
}[CommandName];

/** Requests of the machinery: time has passed, or a mail could not be delivered for good. Never over HTTP. */
export type ServiceCommand =
  | { readonly name: 'tick' }
  | { readonly name: 'recordMailFailure'; readonly data: { readonly taskId: string; readonly owedKey: string } };

/** What happened, by type. Events are never rewritten; an upcaster reads a later shape of one. */
export interface EventData extends Joined<'events'> {}
export type EventType = Extract<keyof EventData, string>;

/** An event as `decide` returns it. Without `provenance` the usual one of its type holds. */
export type NewEvent = {
  [K in EventType]: {
    readonly type: K;
    readonly data: EventData[K];
    readonly occurredAt?: Instant;
    readonly provenance?: Provenance;
  };
}[EventType];

/** An event as it is folded: with the time of its recording and its author. */
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

/** What areas let an answer bring along, beside a reason and words. */
export interface AnswerDetails extends Joined<'answerDetails'> {}
