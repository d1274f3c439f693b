import type {
  AnswerOf,
  AreaName,
  CommandName,
  EventType,
  FollowUpSubject,
  MissingCode,
  Part,
  Registered,
  TaskKind,
} from '../../domain/case';
import type { Compartment } from '../../domain/compartments';
import type { Basis, PersonKind, Reliability, Source } from '../../domain/kernel/provenance';
import type { RejectionCode } from '../../domain/kernel/rejections';
import type { Phase } from '../../domain/path/phases';
import type { AccountRole, CaseFunction, Discipline, KnownBy } from '../../domain/vocabulary';
import type { FieldName, MissingText, OptionCode } from './keys';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** A command: its heading, which is also its button, and the receipt. */
interface CommandWords {
  readonly title: string;
  readonly done: string;
  readonly hint?: string;
}

/** A kind of task: what it asks for, as a verb phrase, and its answers. */
interface TaskWords<K extends TaskKind> {
  readonly do: string;
  readonly answers: Words<AnswerOf<K>>;
}

/** A field where its general words do not fit, or where a hint helps. */
export interface FieldWords {
  readonly label?: string;
  readonly hint?: string;
}
type FieldsOf = Readonly<Partial<Record<FieldName, FieldWords>>>;

type CommandsOf<Name extends AreaName> = keyof (Part<Name, 'commands'> & Part<Name, 'opening'>) & CommandName;
type EventsOf<Name extends AreaName> = keyof Part<Name, 'events'> & EventType;
type TasksOf<Name extends AreaName> = keyof Part<Name, 'tasks'> & TaskKind;
type Codes<Requirements> = Requirements[keyof Requirements];
type MissingOf<Name extends AreaName> = Exclude<MissingText<Codes<Part<Name, 'requirements'>> & MissingCode>, TaskKind>;
/** The events that time alone brings are named so. */
type FallsDue = `${string}FellDue`;

/** The words of everything that an area may register. */
interface WordsOf<Name extends AreaName> {
  readonly commands: { readonly [K in CommandsOf<Name>]: CommandWords };
  /**
   * A sentence for each event. `{{name}}` takes a field that is always in its data; a reader who does not see that field
   * is shown the text before the first colon or bracket.
   */
  readonly events: Words<EventsOf<Name>>;
  readonly tasks: { readonly [K in TasksOf<Name>]: TaskWords<K> };
  readonly followUps: Words<keyof Part<Name, 'followUps'> & FollowUpSubject>;
  /** The codes that a gate may lack, as verb phrases; a missing task has the words of its kind. */
  readonly requirements: Words<MissingOf<Name>>;
}

/** The words of an area. Each part that it registers is required. */
export type AreaWords<Name extends AreaName> = {
  readonly [P in keyof WordsOf<Name> as Asked<Name, P>]: WordsOf<Name>[P];
} & (Extract<EventsOf<Name>, FallsDue> extends never ? Pick<Partial<Due<Name>>, 'deadlines'> : Due<Name>) & {
    /** Further codes that a refusal may name as missing, such as those that a follow-up waits for. */
    readonly alsoMissing?: Readonly<Record<string, string>>;
    readonly fieldsOf?: { readonly [K in CommandsOf<Name> | TasksOf<Name>]?: FieldsOf };
  };

/** The words of a deadline, before it comes. */
interface Due<Name extends AreaName> {
  readonly deadlines: Words<Extract<EventsOf<Name>, FallsDue>> & Readonly<Partial<Words<EventsOf<Name>>>>;
}

type Asked<Name extends AreaName, P extends string> = P extends keyof Registered<Name>
  ? P
  : P extends 'commands'
    ? 'opening' extends keyof Registered<Name>
      ? P
      : never
    : never;

/** The areas with something to say. */
type WordedArea = {
  [Name in AreaName]: keyof Registered<Name> & ('commands' | 'events' | 'tasks') extends never ? never : Name;
}[AreaName];
export type WordsOfAreas = { readonly [Name in WordedArea]: AreaWords<Name> };

/** Who people are, where a case stands, and where an entry comes from. */
export interface Vocabulary {
  readonly phases: Words<Phase>;
  readonly functions: Words<CaseFunction>;
  readonly disciplines: Words<Discipline>;
  readonly roles: Words<AccountRole>;
  readonly compartments: Words<Compartment>;
  /** How much a reader sees of a compartment. */
  readonly views: Words<View>;
  readonly knownBy: Words<KnownBy>;
  readonly bases: Words<Basis>;
  readonly sources: Words<Source>;
  readonly reliabilities: Words<Reliability>;
  readonly personKinds: Words<PersonKind>;
  readonly truth: Words<'yes' | 'no'>;
}

/** The views of shared/policy, which languages may not import; a test compares them. */
type View = 'full' | 'own' | 'summary' | 'concern' | 'pseudonym' | 'alias' | 'status' | 'aggregate' | 'exists' | 'none';

/** Codes that have words in the vocabulary, or as a kind of task. */
type Known = Phase | CaseFunction | Discipline | KnownBy | Basis | Source | Reliability | PersonKind | TaskKind;
type Option = Exclude<OptionCode, Known>;

/** The words of one language that belong to no single area. */
export interface SharedWords {
  readonly vocabulary: Vocabulary;
  readonly fields: Words<FieldName>;
  readonly options: Words<Option>;
  /** A code where it means something else, or is said otherwise, in one field. */
  readonly optionsOf: Readonly<Partial<Record<FieldName, Readonly<Partial<Words<OptionCode>>>>>>;
  /** Each says the mistake and the next step. */
  readonly refusals: Words<RejectionCode | 'not_possible'>;
}

/** The words of every code of the practice. */
export interface PracticeTexts extends Vocabulary, Omit<SharedWords, 'vocabulary' | 'options'> {
  readonly commands: { readonly [K in CommandName]: CommandWords };
  readonly fieldsOf: { readonly [K in CommandName | TaskKind]?: FieldsOf };
  readonly options: Words<OptionCode>;
  readonly events: Words<EventType>;
  readonly tasks: { readonly [K in TaskKind]: TaskWords<K> };
  /** By code; one that ends in `_` stands for all that begin so. */
  readonly missing: Words<MissingText<MissingCode>> & Readonly<Record<string, string>>;
  readonly followUps: Words<FollowUpSubject>;
  readonly deadlines: Readonly<Partial<Words<EventType>>>;
}
