import type { ComponentChildren, JSX } from 'preact';
import type { FormError } from './errors';
import type { Leaf } from './model';
import type { Typed } from './typed';
import { nameOf, type Choices, type FormWords } from './words';

/** A field as it is asked: what was typed, what is wrong, and the words. */
export interface Asked {
  readonly leaf: Leaf;
  readonly typed: Typed;
  readonly errors: readonly FormError[];
  readonly words: FormWords;
  readonly choices: Choices;
  /** IANA; times of this form are of this zone. */
  readonly timeZone: string;
  /** A sentence that says who will read the free texts. */
  readonly readers?: string | undefined;
}

/** Attributes by which an input names its hint and its error. */
interface Described {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

interface QuestionProps extends Asked {
  readonly hints?: readonly string[];
  readonly children: (attributes: Described) => ComponentChildren;
}

/** An error in words. */
export function messageOf(error: FormError, words: FormWords): string {
  return 'refusal' in error ? words.refusal(error.refusal) : words.text(`errors.${error.code}`, error.values);
}

export function problemAt({ leaf, errors }: Pick<Asked, 'leaf' | 'errors'>): FormError | undefined {
  return errors.find(({ path }) => path === leaf.path);
}

/** The name of a field; of one that may be left blank it says so. */
function labelOf({ leaf, words }: Pick<Asked, 'leaf' | 'words'>): string {
  const field = words.label(nameOf(leaf.path));
  return leaf.required ? field : words.text('optional', { field });
}

/** A label, hints, the error, and one input. */
export function Question(props: QuestionProps): JSX.Element {
  const { leaf, children } = props;
  return (
    <div class={problemAt(props) ? 'field wrong' : 'field'}>
      <label class="label" for={leaf.path}>
        {labelOf(props)}
      </label>
      <Notes {...props} />
      {children(describedBy(props))}
    </div>
  );
}

/** A legend, hints, the error, and several inputs. */
export function Fieldset(props: QuestionProps): JSX.Element {
  const attributes = describedBy(props);
  return (
    <fieldset class={problemAt(props) ? 'wrong' : ''} aria-describedby={attributes['aria-describedby']}>
      <legend>{labelOf(props)}</legend>
      <Notes {...props} />
      {props.children(attributes)}
    </fieldset>
  );
}

function Notes(props: QuestionProps): JSX.Element {
  const { leaf, words } = props;
  const problem = problemAt(props);
  return (
    <>
      {hintsOf(props).map((hint, index) => (
        <p class="hint" key={hint} id={`${leaf.path}-hint-${index}`}>
          {hint}
        </p>
      ))}
      {problem && (
        <p class="message" id={`${leaf.path}-message`}>
          {messageOf(problem, words)}
        </p>
      )}
    </>
  );
}

function hintsOf({ leaf, words, hints = [] }: QuestionProps): readonly string[] {
  const own = words.hint(nameOf(leaf.path));
  return own === null ? hints : [own, ...hints];
}

function describedBy(props: QuestionProps): Described {
  const { leaf } = props;
  const problem = problemAt(props);
  const ids = [
    ...hintsOf(props).map((_, index) => `${leaf.path}-hint-${index}`),
    ...(problem ? [`${leaf.path}-message`] : []),
  ];
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(problem && { 'aria-invalid': 'true' }),
  };
}
