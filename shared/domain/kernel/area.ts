import type {
  AnswerDetails,
  AnswerOf,
  AreaName,
  BeginningOfCase,
  CaseEvent,
  CaseState,
  CommandData,
  CommandName,
  EventType,
  FollowUpSubject,
  MissingCode,
  NewEvent,
  OpeningName,
  Part,
  Registered,
  ReasonList,
  Requirement,
  TaskKind,
} from '../case';
import type { z } from 'zod';
import type { AnswerData } from '../asking/contract';
import type { Reading } from '../asking/reading';
import type { Task } from '../asking/task';
import type { Compartment } from '../compartments';
import type { GatedPhase, Phase } from '../path/phases';
import type { Programme } from '../programme';
import type { Duration, Instant } from '../time';
import type { AccountRole, CaseFunction } from '../vocabulary';
import type { Provenance } from './provenance';
import type {
  AgendaFacts,
  Deadline,
  Decision,
  Facts,
  Missing,
  NextDeadline,
  OutreachActivity,
  Timetable,
} from './types';

/** Who may give a command. `although` justifies a grant that the compartment table alone would not allow. */
export interface Grant {
  readonly functions?: readonly CaseFunction[];
  /** Account roles, over the cases within their reach and those that their holder leads. */
  readonly roles?: readonly AccountRole[];
  /** The assignee of the task, as the rule of the task checks. */
  readonly assignee?: true;
  /** The author of the entry that the command is about. */
  readonly author?: true;
  readonly although?: string;
}

/** A field of a body at any depth, such as `milestone.kind`. */
type FieldPath<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: K | `${K}.${FieldPath<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

/** Fields that are asked only after another one has one of these values, and then always. */
type AskedWith<Path extends string> = {
  readonly [P in Path]?: { readonly [Decider in Path]?: readonly string[] };
};

/** The parts of a command's form that the schema of its body does not give. */
interface FormOf<Path extends string> {
  /** Fields that decide on others or on their choices: each is asked first, on a page of its own. */
  readonly first?: readonly Path[];
  /** Fields that only some values of another one ask for. */
  readonly askedWith?: AskedWith<Path>;
  /** The codes that a gate reports as missing, and the follow-ups, for which this command is given. */
  readonly fills?: readonly (MissingCode | FollowUpSubject)[];
  /** Given often: shown before the other commands. */
  readonly frequent?: true;
  /** Its author signs in afresh first. */
  readonly stepUp?: true;
}

/** A command: who gives it and when, the compartment of its texts, the people it names, and its rule. */
export interface CommandRow<K extends CommandName> {
  readonly body: z.ZodType;
  readonly by: Grant;
  /** The compartment of its free texts. Those of an answer follow its task, those of a correction its entry. */
  readonly textsIn: Compartment | 'task' | 'entry';
  /** The people of the directory that it names, by id; `facts.people` must hold them. Default: nobody. */
  readonly names?: (data: CommandData[K]) => readonly (string | undefined)[];
  readonly during: readonly Phase[];
  /** Allowed during a suspension. Most steering waits; acts that protect people or end the suspension do not. */
  readonly whileSuspended?: true;
  /** Allowed after a death. */
  readonly afterDeath?: true;
  /** Refused in this state of the case, whatever the body says. Never, unless said. */
  readonly unless?: (kase: CaseState) => Decision | null;
  readonly form?: FormOf<FieldPath<CommandData[K]>>;
  readonly decide: (kase: CaseState, data: CommandData[K], facts: Facts, practice: Practice) => Decision;
}

/** The command that begins a case. */
interface OpeningRow<K extends CommandName> extends Pick<CommandRow<K>, 'body' | 'by' | 'textsIn' | 'names' | 'form'> {
  readonly opens: (data: CommandData[K], facts: Facts) => Decision;
}

/** The compartment of an event, and who sees which parts of it. */
export interface AccessOfEvent {
  readonly in: Compartment;
  /** Its codes and dates show the progress of the case and nothing about the person. */
  readonly progress?: true;
  /** It is about one task, and hidden from those who do not see the task. */
  readonly ofTask?: true;
  /** Its repetition reveals an entry of this compartment: hidden from those for whom the compartment does not exist. */
  readonly toldOf?: Compartment;
  /** Readers who see only concerns of the compartment see this event. */
  readonly concern?: true;
  /** It has the compartment and the readers of the entry that it is about. */
  readonly ofEntry?: true;
  /** Fields in another compartment: shown to the author, and to readers who also see that compartment. */
  readonly elsewhere?: Readonly<Record<string, Compartment>>;
}

/** An event: its access, usual provenance, wording and effect on the state. */
export interface EventRow<K extends EventType> extends AccessOfEvent {
  readonly provenance: Provenance;
  /** The wording in the timeline. Default: the words of its name. */
  readonly says?: string;
  /** For an event that begins a case: the state then, beside the first values of the areas. */
  readonly begins?: (event: Extract<CaseEvent, { readonly type: K }>) => BeginningOfCase;
  /** Default: nothing changes. */
  readonly reduce?: (
    kase: CaseState,
    event: Extract<CaseEvent, { readonly type: K }>,
    practice: Pick<Practice, 'tasks' | 'followUps' | 'moments'>,
  ) => CaseState;
}

/** How surely the author of an answer must be identified: by a mailed link, or by signing in. */
export type Sensitivity = 'link' | 'sign_in';

/** The requirements of an answer: a reason from a list of the programme, a narrative, or nothing. */
export interface AnswerNeeds {
  readonly reasonsFrom?: ReasonList;
  readonly narrative?: 'required';
}

/** For answers at a gate, which needs a named human, reasons and a time (rule 1). */
export const inWords = { narrative: 'required' } as const;

/** An answer to a task: its requirements, and its effects beyond the answer itself. */
export interface AnswerRow extends AnswerNeeds {
  /** Further details of its body that it has a use for. */
  readonly details?: readonly (keyof AnswerDetails)[];
  readonly brings: (kase: CaseState, task: Task, data: AnswerData, facts: Facts, practice: Practice) => Decision;
}

/** A kind of task: how its author is identified, its answers, who may take it over, and when it ends by itself. */
export interface TaskRow<K extends TaskKind> {
  readonly sensitivity: Sensitivity;
  readonly askedBy: OutreachActivity;
  /** The time to answer if the programme sets none; null if every programme must set it. */
  readonly defaultWindow: Duration | null;
  readonly in: Compartment;
  /** The compartment of its answer, if different. */
  readonly answerIn?: Compartment;
  readonly answers: { readonly [A in AnswerOf<K>]: AnswerRow };
  /**
   * The last phase in which it is of use: it is withdrawn when the case moves on to a later one. With `answer` it stays
   * until it is answered, or until its subject ends.
   */
  readonly endsWith: Phase | 'answer';
  /** Asked for a gate: withdrawn when the case goes back. */
  readonly ofGate?: true;
  /** Decides on the case: a coordinator cannot reassign it to themselves. */
  readonly decides?: true;
  /** Judges the case, as every decision does: people with a conflict of interest cannot answer it. */
  readonly judges?: true;
  /** The entries to read before it is answered: shown to its assignee while it is open, and with the task. */
  readonly reads?: Reading;
  /** Asked, reminded and escalated during a suspension too. */
  readonly whileSuspended?: true;
  /** For an invitation: the appointment, whose time and place mails and pages show. */
  readonly appointment?: (
    kase: CaseState,
    about: string,
    programme: Pick<Programme, 'conferences'>,
  ) => Appointment | null;
  /** Passes to the next holder of these functions, or of the function that it is about. */
  readonly heldAs?: readonly CaseFunction[] | 'about';
  /** The codes that a gate reports as missing until it is answered, beside its own kind. */
  readonly fills?: readonly MissingCode[];
  /** Refused if the other person cannot do it, or has a part on the other side. `anybody` if everybody may. */
  readonly mayTakeOver: (kase: CaseState, task: Task, personId: string, path: string, facts: Facts) => Decision | null;
  /** The state after the subject of the task has followed the new assignee. Default: no change. */
  readonly handedTo?: (kase: CaseState, task: Task, personId: string) => CaseState;
  /** The state once the task is asked. Default: no change. */
  readonly whenAsked?: (kase: CaseState, about: string) => CaseState;
}

/** Everybody of the directory may take the task over. */
export const anybody = (): null => null;

/** An appointment, as mails, calendars and pages show it. */
export interface Appointment {
  /** The id of the session or conference. */
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly revision: number;
}

/** A follow-up of the lead coordinator: its compartment, and when it is done or ends by itself. */
export interface FollowUpRow {
  readonly in: Compartment;
  /** It ends with the phase or with custody. Default: only when it is done. */
  readonly endsWith?: 'phase' | 'custody';
  readonly whileSuspended?: true;
  /**
   * Done only by the act itself, which withdraws it, not by an answer (rule 3): the code that is missing until then.
   */
  readonly doneBy?: string | ((kase: CaseState) => string | null);
}

/** A requirement of a gate: what is still missing, who owes it, and the compartment of each code. */
export interface RequirementRow {
  /** By code; a code that ends in `_` stands for all codes with this prefix. */
  readonly codes: Readonly<Record<string, Compartment>>;
  /** For a requirement that a programme may name: the phases in which it can be met. */
  readonly at?: readonly GatedPhase[];
  /**
   * The kinds of task that ask for a code, for one that is not a kind itself; a code that ends in `_` is asked for by a
   * task about the rest of it.
   */
  readonly askedAs?: Readonly<Record<string, readonly TaskKind[]>>;
  /** True if the programme leaves the requirement empty. */
  readonly asksForNothing?: (programme: Programme) => boolean;
  readonly missing: (kase: CaseState, facts: AgendaFacts) => readonly Missing[];
}

/** The deadlines of an area, derived from the state. */
export type Deadlines = (kase: CaseState, by: Timetable) => readonly Deadline[];

/** A section of a programme definition: its purpose, for editors and documents, and its schema. */
export interface Section {
  readonly says: string;
  readonly schema: z.ZodType;
}

/** The contents of some sections in a definition. */
export type SectionsOf<T extends Readonly<Record<string, Section>>> = {
  readonly [K in keyof T]: z.output<T[K]['schema']>;
};

/** Events of an area when the case enters a phase. */
type OnEntering = Readonly<Partial<Record<Phase, (kase: CaseState, facts: Facts) => readonly NewEvent[]>>>;

/** The rows that each registered part of an area requires. */
interface Rows<Name extends AreaName> {
  /** First values. */
  readonly state: Part<Name, 'state'>;
  readonly commands: { readonly [K in keyof Part<Name, 'commands'> & CommandName]: CommandRow<K> };
  readonly opening: { readonly [K in keyof Part<Name, 'opening'> & CommandName]: OpeningRow<K> };
  readonly events: { readonly [K in keyof Part<Name, 'events'> & EventType]: EventRow<K> };
  readonly tasks: { readonly [K in keyof Part<Name, 'tasks'> & TaskKind]: TaskRow<K> };
  readonly followUps: { readonly [K in keyof Part<Name, 'followUps'> & FollowUpSubject]: FollowUpRow };
  readonly requirements: { readonly [K in keyof Part<Name, 'requirements'> & Requirement]: RequirementRow };
  /** The fields that areas add to the body of an answer, by name. */
  readonly answerDetails: { readonly [K in keyof Part<Name, 'answerDetails'>]: z.ZodType };
  readonly programme: { readonly [K in keyof Part<Name, 'programme'>]: Section };
  readonly reasons: { readonly [K in keyof Part<Name, 'reasons'> & ReasonList]: z.ZodType };
}

/** Functions of an area that run at certain moments of a case. */
export interface Moments {
  readonly deadlines?: Deadlines;
  /** Its deadlines come before those of other areas at the same instant. */
  readonly deadlinesFirst?: true;
  /** Deadlines that fall due during a suspension too: they guard rights, or come in any event. */
  readonly deadlinesWhileSuspended?: readonly EventType[];
  /** Ends what must end when the case enters a phase, before the tasks of earlier phases are withdrawn. */
  readonly endsOnEntering?: OnEntering;
  /** Begins what must begin when the case enters a phase. */
  readonly beginsOnEntering?: OnEntering;
  /** The changes of state when a phase is entered. */
  readonly entered?: (kase: CaseState, phase: Phase, at: Instant) => Partial<CaseState>;
  /**
   * The changes of state on going back to this phase or an earlier one: its gate then needs another act of a person.
   */
  readonly resets?: Readonly<Partial<Record<Phase, (kase: CaseState) => Partial<CaseState>>>>;
  /** On going back to a phase: what ends, what follows, and what begins there. */
  readonly endsOnGoingBack?: (kase: CaseState, to: Phase) => readonly NewEvent[];
  readonly followsGoingBack?: (kase: CaseState, to: Phase, facts: Facts) => readonly NewEvent[];
  readonly beginsOnGoingBack?: (kase: CaseState, facts: Facts) => readonly NewEvent[];
  /** Events when a function gets another holder; `kase` has the new holder. */
  readonly whenAppointed?: (kase: CaseState, held: CaseFunction, facts: Facts) => readonly NewEvent[];
  /** Moves what waited during a suspension; `shift` moves an instant, given when its waiting began. */
  readonly resumed?: (kase: CaseState, shift: Shift) => Partial<CaseState>;
  /** Drops from the state what ended before an instant; returns the same object if nothing did. */
  readonly prune?: (kase: CaseState, before: Instant) => CaseState;
  /** True if the subject of a closed task is still to come, so that its assignee may have to be notified. */
  readonly isToCome?: (kase: CaseState, about: string) => boolean;
}

/** Moves an instant by the time of the suspension, counted from `start` if that is later than its beginning. */
export type Shift = (at: Instant, start: Instant) => Instant;

/** An area of practice with all its rows: one for every command, event, task, ... that it registers. */
export type Area<Name extends AreaName> = Moments & {
  readonly [P in keyof Rows<Name> as P extends keyof Registered<Name> ? P : never]: Rows<Name>[P];
};

/**
 * Defines an area. A registered row that is missing does not compile; the message names the area and the row. Kinds of
 * task keep their literal types: the kinds and answers that a language must have words for follow from them.
 */
export function area<Name extends AreaName, Tasks = NonNullable<unknown>>(
  _name: Name,
  rows: Area<Name> & { readonly tasks?: Tasks },
): Area<Name> & { readonly tasks?: Tasks } {
  return rows;
}

/** An area as the kernel sees it, with any parts. */
export type AnyArea = Moments & { readonly [P in keyof Rows<AreaName>]?: object };

/** The rows of all areas, for rules that ask about other areas without importing them. */
export interface Practice {
  readonly opening: { readonly [K in OpeningName]: OpeningRow<K> };
  readonly commands: { readonly [K in Exclude<CommandName, OpeningName>]: CommandRow<K> };
  readonly events: { readonly [K in EventType]: EventRow<K> };
  readonly tasks: { readonly [K in TaskKind]: TaskRow<K> };
  readonly followUps: Readonly<Record<FollowUpSubject, FollowUpRow>>;
  readonly requirements: Readonly<Record<Requirement, RequirementRow>>;
  readonly moments: readonly Moments[];
  /** The deadlines of a case, earliest first. */
  readonly nextDeadlines: (kase: CaseState, facts: AgendaFacts) => readonly NextDeadline[];
  /** The state after events of the present actor that happen now. */
  readonly fold: (kase: CaseState | null, events: readonly NewEvent[], facts: Facts) => CaseState;
}
