import type { ComponentChildren } from 'preact';
import type { Form } from '../../forms/form';
import type { Typed } from '../../forms/typed';
import type { CaseShown } from '../case/identity';
import type { Posted } from '../page';
import type { Saying } from '../say';
import type { Section } from '../sections';
import type { About } from './keeping';

/** One form and what it is about: a command of a case, the opening of one, or the answer to a task. */
export interface Subject {
  readonly form: (posted: Posted) => Form;
  /** Its own address. */
  readonly action: string;
  /** The case, and the task of it; neither for a case that is opened. */
  readonly of: About;
  readonly title: string;
  /** The button that sends it, as a verb. */
  readonly send: string;
  readonly section: Section;
  readonly kase: CaseShown | null;
  readonly caseName?: string | undefined;
  readonly bar?: ComponentChildren;
  /** Stands above the questions: what is decided. */
  readonly above?: ComponentChildren;
  readonly saying: Saying;
  /** Beforehand known, as a body or a part of one: read when the form is opened, and not again. */
  readonly begins?: () => Promise<object>;
  /** Adds what follows from what was typed so far, such as the items of an instrument. */
  readonly fills?: (form: Form, typed: Typed) => Typed;
  /** The reasons that an answer takes, where the subject names them. */
  readonly reasonsOf?: (answer: string) => readonly string[] | undefined;
  /** IANA; times are typed in it. */
  readonly timeZone: string;
  /** A sentence that says who will read the free texts. */
  readonly readers?: string | undefined;
  /**
   * Gives the command.
   * @returns the address of the page that shows that it is done
   * @throws Problem where it is refused
   */
  readonly give: (body: object, key: string) => Promise<string>;
}
