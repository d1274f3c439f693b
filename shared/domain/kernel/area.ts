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
  /** The assignee of the task: the rule of the task says who that is. */
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

/** What the form of a command needs beyond the schema of its body. */
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

/** A command: who gives it, when, where its texts are kept, whom it names, and what it brings about. */
export interface CommandRow<K extends CommandName> {
  readonly body: z.ZodType;
  readonly by: Grant;
  /** The compartment of its free texts; those of an answer follow its task, those of a correction its entry. */
  readonly textsIn: Compartment | 'task' | 'entry';
  /** The people of the directory that it names: `facts.people` must hold them. Nobody, unless said. */
  readonly names?: (data: CommandData[K]) => readonly (string | undefined)[];
  readonly during: readonly Phase[];
  /** Most steering waits while a case is suspended; what protects people or ends the suspension does not. */
  readonly whileSuspended?: true;
  /** After a death a short list is left. */
  readonly afterDeath?: true;
  readonly form?: FormOf<FieldPath<CommandData[K]>>;
  readonly decide: (kase: CaseState, data: CommandData[K], facts: Facts, practice: Practice) => Decision;
}

/** The command that begins a case. */
interface OpeningRow<K extends CommandName> extends Pick<CommandRow<K>, 'body' | 'by' | 'textsIn' | 'names' | 'form'> {
  readonly opens: (data: CommandData[K], facts: Facts) => Decision;
}

/** The compartment of an event, and what of it is shown to whom. */
export interface AccessOfEvent {
  readonly in: Compartment;
  /** Its codes and dates show the progress of the case and nothing of the person. */
  readonly progress?: true;
  /** It is about one task; to see it is to see that the task is asked. */
  readonly ofTask?: true;
  /** Only its second happening reveals an entry: hidden from those to whom this compartment does not exist. */
  readonly toldOf?: Compartment;
  /** It is the concern that some see of a compartment, and nothing else. */
  readonly concern?: true;
  /** It has the compartment of the entry that it is about, and is seen with that entry. */
  readonly ofEntry?: true;
  /** Fields in another compartment: shown to those who see that one as well, and to the author. */
  readonly elsewhere?: Readonly<Record<string, Compartment>>;
}

/** An event: who sees what of it, its usual provenance, its words, and what it makes true. */
export interface EventRow<K extends EventType> extends AccessOfEvent {
  readonly provenance: Provenance;
  /** How the timeline reads it; the words of its name, unless said. */
  readonly says?: string;
  /** The event begins a case: what is true of it then, beside the first values of every area. */
  readonly begins?: (event: Extract<CaseEvent, { readonly type: K }>) => BeginningOfCase;
  /** Nothing changes, unless said. */
  readonly reduce?: (
    kase: CaseState,
    event: Extract<CaseEvent, { readonly type: K }>,
    practice: Pick<Practice, 'tasks' | 'followUps' | 'moments'>,
  ) => CaseState;
}

/** How surely the author of an answer must be known: a mailed link, or a signed-in account. */
export type Sensitivity = 'link' | 'sign_in';

/** What an answer must bring along: a reason from the programme's list, the reasons in words, or nothing. */
export interface AnswerNeeds {
  readonly reasonsFrom?: ReasonList;
  readonly narrative?: 'required';
}

/** A gate has a named human, reasons and a time (rule 1). */
export const inWords = { narrative: 'required' } as const;

/** An answer to a task: what it must bring along, and what it brings about beyond the answer itself. */
export interface AnswerRow extends AnswerNeeds {
  /** Further details of its body that it has a use for. */
  readonly details?: readonly (keyof AnswerDetails)[];
  readonly brings: (kase: CaseState, task: Task, data: AnswerData, facts: Facts, practice: Practice) => Decision;
}

/** A kind of task: how its author is known, what may be answered, who may take it over, and when it ends by itself. */
export interface TaskRow<K extends TaskKind> {
  readonly sensitivity: Sensitivity;
  readonly askedBy: OutreachActivity;
  /** The time to answer in a programme that does not say; null where every programme must say. */
  readonly defaultWindow: Duration | null;
  readonly in: Compartment;
  /** The compartment of its answer, where it is another. */
  readonly answerIn?: Compartment;
  readonly answers: { readonly [A in AnswerOf<K>]: AnswerRow };
  /**
   * The last phase in which it is of use: withdrawn when the case moves on to a later one. `answer` where it has to be
   * answered even then, or ends together with what it is about.
   */
  readonly endsWith: Phase | 'answer';
  /** It is asked for a gate: withdrawn when the case goes back. */
  readonly ofGate?: true;
  /** It decides on the case: nobody brings it before themselves. */
  readonly decides?: true;
  /** It judges the case, as every decision does: not answered by somebody with a conflict of interest. */
  readonly judges?: true;
  /** Asked, reminded of and escalated although the case is suspended. */
  readonly whileSuspended?: true;
  /** It asks for an appointment: mails and pages show time and place. */
  readonly appointment?: (
    kase: CaseState,
    about: string,
    programme: Pick<Programme, 'conferences'>,
  ) => Appointment | null;
  /** It passes to the next holder of these functions, or of the function that it is about. */
  readonly heldAs?: readonly CaseFunction[] | 'about';
  /** The codes that a gate reports as missing until it is answered, beside its own kind. */
  readonly fills?: readonly MissingCode[];
  /** Refused where another person could not do it, or would stand on both sides. `anybody` where everybody may. */
  readonly mayTakeOver: (kase: CaseState, task: Task, personId: string, path: string, facts: Facts) => Decision | null;
  /** What the task is about follows its new assignee. Nothing does, unless said. */
  readonly handedTo?: (kase: CaseState, task: Task, personId: string) => CaseState;
  /** What asking it changes. Nothing, unless said. */
  readonly whenAsked?: (kase: CaseState, about: string) => CaseState;
}

/** Everybody of the directory may take the task over. */
export const anybody = (): null => null;

/** What somebody is asked to come to, as mails, calendars and pages show it. */
export interface Appointment {
  /** Of the session or the conference. */
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly revision: number;
}

/** A follow-up of the lead coordinator: its compartment, and when it is done or ends by itself. */
export interface FollowUpRow {
  readonly in: Compartment;
  /** It ends with the phase, or with custody; else only when it is done. */
  readonly endsWith?: 'phase' | 'custody';
  readonly whileSuspended?: true;
  /** Done by doing it, which withdraws the follow-up, and not by saying so (rule 3): what is missing until then. */
  readonly doneBy?: string | ((kase: CaseState) => string | null);
}

/** A requirement of a gate: what is still missing, who owes it, and the compartment of each code. */
export interface RequirementRow {
  /** By code; a code that ends in `_` stands for all that begin so. */
  readonly codes: Readonly<Record<string, Compartment>>;
  /** The phases in which it can be filled, for one that a programme may name. */
  readonly at?: readonly GatedPhase[];
  /** Whether a programme leaves it without content. */
  readonly asksForNothing?: (programme: Programme) => boolean;
  readonly missing: (kase: CaseState, facts: AgendaFacts) => readonly Missing[];
}

/** What time brings about in an area. */
export type Deadlines = (kase: CaseState, by: Timetable) => readonly Deadline[];

/** A section of a programme definition: what it decides, for editors and documents, and its schema. */
export interface Section {
  readonly says: string;
  readonly schema: z.ZodType;
}

/** What a definition holds in some sections. */
export type SectionsOf<T extends Readonly<Record<string, Section>>> = {
  readonly [K in keyof T]: z.output<T[K]['schema']>;
};

/** What happens in an area when the case enters a phase. */
type OnEntering = Readonly<Partial<Record<Phase, (kase: CaseState, facts: Facts) => readonly NewEvent[]>>>;

/** The rows that an area owes for each part that it registers. */
interface Rows<Name extends AreaName> {
  /** First values. */
  readonly state: Part<Name, 'state'>;
  readonly commands: { readonly [K in keyof Part<Name, 'commands'> & CommandName]: CommandRow<K> };
  readonly opening: { readonly [K in keyof Part<Name, 'opening'> & CommandName]: OpeningRow<K> };
  readonly events: { readonly [K in keyof Part<Name, 'events'> & EventType]: EventRow<K> };
  readonly tasks: { readonly [K in keyof Part<Name, 'tasks'> & TaskKind]: TaskRow<K> };
  readonly followUps: { readonly [K in keyof Part<Name, 'followUps'> & FollowUpSubject]: FollowUpRow };
  readonly requirements: { readonly [K in keyof Part<Name, 'requirements'> & Requirement]: RequirementRow };
  /** What an answer may bring along, by field of its body. */
  readonly answerDetails: { readonly [K in keyof Part<Name, 'answerDetails'>]: z.ZodType };
  readonly programme: { readonly [K in keyof Part<Name, 'programme'>]: Section };
  readonly reasons: { readonly [K in keyof Part<Name, 'reasons'> & ReasonList]: z.ZodType };
}

/** What an area may do beside its rows, each at its moment. */
export interface Moments {
  readonly deadlines?: Deadlines;
  /** Its deadlines come before those of other areas at the same instant. */
  readonly deadlinesFirst?: true;
  /** Deadlines that come although the case is suspended: they guard rights, or come whatever happens. */
  readonly deadlinesWhileSuspended?: readonly EventType[];
  /** What ends when the case enters a phase, before the tasks of earlier phases are withdrawn. */
  readonly endsOnEntering?: OnEntering;
  /** What begins when the case enters a phase. */
  readonly beginsOnEntering?: OnEntering;
  /** The state of the area once a phase was entered. */
  readonly entered?: (kase: CaseState, phase: Phase, at: Instant) => Partial<CaseState>;
  /** What going back to a phase or before it resets, by phase: its gate is passed by another act of a person. */
  readonly resets?: Readonly<Partial<Record<Phase, (kase: CaseState) => Partial<CaseState>>>>;
  /** What ends when the case goes back to a phase, what follows from it, and what begins there. */
  readonly endsOnGoingBack?: (kase: CaseState, to: Phase) => readonly NewEvent[];
  readonly followsGoingBack?: (kase: CaseState, to: Phase, facts: Facts) => readonly NewEvent[];
  readonly beginsOnGoingBack?: (kase: CaseState, facts: Facts) => readonly NewEvent[];
  /** What follows when a function gets another holder; the state has the new one. */
  readonly whenAppointed?: (kase: CaseState, held: CaseFunction, facts: Facts) => readonly NewEvent[];
  /** What waited during a suspension moves by as long: `shift` moves an instant, by when its waiting began. */
  readonly resumed?: (kase: CaseState, shift: Shift) => Partial<CaseState>;
  /** Lets go of what ended before an instant; the same object where nothing did. */
  readonly prune?: (kase: CaseState, before: Instant) => CaseState;
  /** Whether what a closed task was about is still to come, so that its assignee may yet have to be notified. */
  readonly isToCome?: (kase: CaseState, about: string) => boolean;
}

/** Moves an instant by the time that passed in a suspension since `start`, or since the suspension began. */
export type Shift = (at: Instant, start: Instant) => Instant;

/** An area of practice with all its rows: one for every command, event, task, ... that it registers. */
export type Area<Name extends AreaName> = Moments & {
  readonly [P in keyof Rows<Name> as P extends keyof Registered<Name> ? P : never]: Rows<Name>[P];
};

/**
 * Defines an area. A row that is registered and missing does not compile; the message names the area and the row.
 * The kinds of task keep their literal types: of which kinds and answers a language must speak follows from them.
 */
export function area<Name extends AreaName, Tasks = NonNullable<unknown>>(
  _name: Name,
  rows: Area<Name> & { readonly tasks?: Tasks },
): Area<Name> & { readonly tasks?: Tasks } {
  return rows;
}

/** All areas as the kernel sees them, whatever they register. */
export type AnyArea = Moments & { readonly [P in keyof Rows<AreaName>]?: object };

/** The rows of all areas: what a rule may ask about the others without importing them. */
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
  /** The state after events that happen now, by the present actor. */
  readonly fold: (kase: CaseState | null, events: readonly NewEvent[], facts: Facts) => CaseState;
}
