import { FreeText } from '../shared/domain/contract/text';
import type { AnswerData } from '../shared/domain/asking/contract';
import type { Answer, AnswerOf, CommandData, CommandName, Narrative, TaskKind } from '../shared/domain/case';
import type { Instant } from '../shared/domain/time';
import type { Part } from './people';
import type { Seen } from './seen';

/** Data in which a text may still be words: a driver keeps them, and puts a reference in their place. */
export type Said<T> = T extends Narrative
  ? Narrative | FreeText
  : T extends readonly (infer Each)[]
    ? readonly Said<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Said<T[K]> }
      : T;

/** The body of a command, as stories have it. */
export type Body<K extends CommandName> = Said<CommandData[K]>;

/** Fields of an answer besides the answer itself. */
export type Extra = Partial<Omit<Said<AnswerData>, 'taskId' | 'answer'>>;

/** A command in an open case, other than the answer to a task. */
export type Steering = Exclude<CommandName, 'openCase' | 'answerTask'>;

/** Somebody gives a command. */
export interface Given {
  /** Their id in the directory. */
  readonly by: string;
  readonly name: Steering;
  readonly body: object;
}

/** The assignee of the first open task of a kind answers it; `about` names one of several. */
export interface Answered {
  readonly kind: TaskKind;
  readonly answer: Answer;
  readonly extra: Extra;
  readonly about?: string | undefined;
}

/** Time passes up to an instant, and each deadline on the way falls due. */
interface Passed {
  readonly until: Instant;
}

export type Deed = Given | Answered | Passed;

/** The next deeds, given the state of the case: usually one; none if the programme does not require it. */
export type Act = (seen: Seen) => readonly Deed[];
export type Acts = readonly Act[];

type From<T> = T | ((seen: Seen) => T);

function from<T>(value: From<T>, seen: Seen): T {
  return typeof value === 'function' ? (value as (seen: Seen) => T)(seen) : value;
}

/** Who has a part gives a command; its body may depend on how the case stands. */
export function give<K extends Steering>(part: Part, name: K, body: From<Body<K>>): Act {
  return (seen) => [{ by: seen.cast[part], name, body: from(body, seen) }];
}

export function answer<K extends TaskKind>(
  kind: K,
  word: AnswerOf<K>,
  extra: From<Extra> = {},
  about?: From<string | undefined>,
): Act {
  return (seen) => [{ kind, answer: word, extra: from(extra, seen), about: from(about, seen) }];
}

/** Time passes, up to a moment that depends on the case. */
export function until(moment: (seen: Seen) => Instant): Act {
  return (seen) => [{ until: moment(seen) }];
}

/** Every act that these come to, one for each of what `each` finds. */
export function forEach<T>(each: (seen: Seen) => readonly T[], act: (one: T) => Act): Act {
  return (seen) => each(seen).flatMap((one) => act(one)(seen));
}

/** An act that only some programmes or cases ask for. */
export function where(isAsked: (seen: Seen) => boolean, act: Act): Act {
  return (seen) => (isAsked(seen) ? act(seen) : []);
}

/** Words that somebody writes. */
export function say(words: string): FreeText {
  return new FreeText(words);
}

/** A text whose content does not matter. */
export const reasons = say('As the records of the case show.');
