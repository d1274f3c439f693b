import type { z } from 'zod';
import type {
  AnswerDetails,
  CommandData,
  CommandName,
  EventData,
  EventType,
  MissingCode,
  Narrative,
} from '../../domain/case';
import type { commands as referral } from '../../domain/areas/referral/contract';
import type { FreeText } from '../../domain/contract/text';
import type { CaseFunction, Discipline } from '../../domain/vocabulary';

/** Everything that a body, an answer or an event may hold. An opening's body differs from its data. */
type Everything =
  CommandData[CommandName] | AnswerDetails | EventData[EventType] | z.output<(typeof referral)['openCase']>;

/** Keys at any depth. A text is a leaf, and the keys of a record are codes and no fields. */
type Keys<T> = T extends FreeText | Narrative
  ? never
  : T extends readonly (infer Each)[]
    ? Keys<Each>
    : T extends object
      ? { [K in keyof T & string]: (string extends K ? never : K) | Keys<Exclude<T[K], undefined>> }[keyof T & string]
      : never;

/** Every literal at any depth. */
type Literals<T> = T extends string
  ? string extends T
    ? never
    : T
  : T extends FreeText | Narrative
    ? never
    : T extends readonly (infer Each)[]
      ? Literals<Each>
      : T extends object
        ? { [K in keyof T]: Literals<T[K]> }[keyof T]
        : never;

/** Each key at any depth of every command's body, of what an answer brings along, and of every event. */
export type FieldName = Exclude<Keys<Everything>, undefined>;

/** Each literal at any depth of the same; an event has a sentence. */
export type OptionCode = Exclude<Literals<Everything>, EventType | undefined>;

/** A code of a requirement; one that ends in `_` stands for all that begin so, such as `screening_health`. */
export type MissingText<Code extends MissingCode> = Family<Code>;

type Family<Code extends string, Head extends string = ''> = Code extends `${infer Word}_${infer Rest}`
  ? string extends Rest
    ? `${Head}${Word}_`
    : Rest extends Discipline | CaseFunction
      ? `${Head}${Word}_`
      : Family<Rest, `${Head}${Word}_`>
  : `${Head}${Code}`;
