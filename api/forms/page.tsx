import type { ComponentChildren, JSX } from 'preact';
import { Control } from './controls';
import type { FormError } from './errors';
import type { Form } from './form';
import type { Field, Leaf, List } from './model';
import { fieldLabel } from './labels';
import type { Page, Part } from './pages';
import { messageOf, type Asked } from './question';
import { actions, inputs } from './turn';
import { lengthName, lengthOf, partsOf, textOf, type Typed } from './typed';
import { nameOf, type FormWords } from './words';

/** The address of a form, and inputs of the page's own, such as the token against forgery. */
export interface Posting {
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** The id of the element of every form, for buttons that stand outside it. */
export const formId = 'typed-form';

/** The problems of a form, each with a link to its field; stands before the heading. */
export function ErrorSummary(props: {
  readonly errors: readonly FormError[];
  readonly words: FormWords;
}): JSX.Element | null {
  const { errors, words } = props;
  if (errors.length === 0) return null;
  return (
    <div class="summary" role="alert" aria-labelledby="summary-title">
      <h2 id="summary-title">{words.text('summary')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.path}>
            <a href={`#${error.path}`}>
              {words.text('errorOf', { field: fieldLabel(error.path, words), error: messageOf(error, words) })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FormPageProps extends Omit<Asked, 'leaf'>, Posting {
  readonly form: Form;
  readonly page: Page;
  readonly isChecked: boolean;
}

/** One page of a form. All that was typed on other pages goes with it, unseen and unchanged. */
export function FormPage(props: FormPageProps): JSX.Element {
  const { page, words, typed } = props;
  return (
    <PostedForm {...props}>
      <input type="hidden" name={inputs.page} value={page.id} />
      {props.isChecked && <input type="hidden" name={inputs.checked} value="yes" />}
      <Carried typed={typed} besides={namesOn(page, typed)} />
      {/* Enter presses the first button of a form: it goes on, and removes nothing. */}
      <button type="submit" name={inputs.action} value={actions.continue} hidden>
        {words.text('continue')}
      </button>
      {page.list && <Things {...props} list={page.list} />}
      {page.follows && <Following {...props} list={page.follows} />}
      {page.part && <Known {...props} part={page.part} />}
      {!page.list && !page.follows && !page.part && <Leaves {...props} leaves={page.leaves} />}
      <Asides {...props} />
      <button type="submit" name={inputs.action} value={actions.continue}>
        {words.text('continue')}
      </button>
    </PostedForm>
  );
}

/** A form that is posted to its own address. */
export function PostedForm(props: Posting & { readonly children: ComponentChildren }): JSX.Element {
  return (
    <form id={formId} method="post" action={props.action} autocomplete="off" novalidate>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}

/** Hidden inputs with what was typed, except into the inputs that stand on the page themselves. */
export function Carried(props: { readonly typed: Typed; readonly besides?: (name: string) => boolean }): JSX.Element {
  const { typed, besides = () => false } = props;
  const carried = [...typed].filter(([name]) => !besides(name));
  return (
    <>
      {carried.flatMap(([name, values]) =>
        values.map((value) => <input type="hidden" key={`${name} ${value}`} name={name} value={value} />),
      )}
    </>
  );
}

function namesOn({ leaves, asides, list }: Page, typed: Typed): (name: string) => boolean {
  const all = [...leaves, ...asides];
  const names = new Set([...all.flatMap(partsOf), ...(list ? [lengthName(list.path)] : [])]);
  const records = all.filter(({ kind }) => kind === 'record');
  for (const name of typed.keys()) if (records.some(({ path }) => name.startsWith(`${path}.`))) names.add(name);
  return (name) => names.has(name);
}

function Leaves({ leaves, ...asked }: FormPageProps & { readonly leaves: readonly Leaf[] }): JSX.Element {
  return (
    <>
      {leaves.map((leaf) => (
        <Control key={leaf.path} {...asked} leaf={leaf} />
      ))}
    </>
  );
}

/** The things of a list, each with a button that removes it, and a button that adds one. */
function Things(props: FormPageProps & { readonly list: List }): JSX.Element {
  const { list, typed, words, errors } = props;
  const length = lengthOf(typed, list);
  const name = words.label(nameOf(list.path));
  const problem = errors.find(({ path }) => path === list.path);
  return (
    <>
      <input type="hidden" name={lengthName(list.path)} value={length} />
      {problem && <p class="message">{messageOf(problem, words)}</p>}
      {length === 0 && <p>{words.text('nothingYet')}</p>}
      {Array.from({ length }, (_, index) => (
        <Thing key={index} {...props} index={index}>
          <button type="submit" class="second" name={inputs.action} value={actions.remove(index)}>
            {words.text('remove', { thing: words.text('thing', { name, number: index + 1 }) })}
          </button>
        </Thing>
      ))}
      {length < list.max && (
        <p>
          <button type="submit" class="second" id={list.path} name={inputs.action} value={actions.add}>
            {words.text('add', { name })}
          </button>
        </p>
      )}
    </>
  );
}

/** The things of one group, each under what it is about. */
function Known(props: FormPageProps & { readonly part: Part }): JSX.Element {
  const { part, page, words } = props;
  return (
    <>
      <h2>{words.option(part.group, 'domain')}</h2>
      {part.subjects.map(({ index, path, value }) => {
        const leaves = page.leaves.filter((leaf) => leaf.path.startsWith(`${part.list.path}.${index}.`));
        const subject = leaves.find((leaf) => leaf.path === path);
        const offered = subject && 'source' in subject ? props.choices(subject.source, path) : [];
        return (
          <section key={path} class="thing" aria-labelledby={`${path}-heading`}>
            <h3 id={`${path}-heading`}>{offered.find((each) => each.value === value)?.label ?? value}</h3>
            <input type="hidden" name={path} value={value} />
            <Leaves {...props} leaves={leaves.filter((leaf) => leaf !== subject)} />
          </section>
        );
      })}
    </>
  );
}

/** The fields that hang on an earlier answer about each thing of a list, with the first text of the thing. */
function Following(props: FormPageProps & { readonly list: List }): JSX.Element {
  const { list, page, typed } = props;
  const indexes = Array.from({ length: lengthOf(typed, list) }, (_, index) => index);
  return (
    <>
      {indexes
        .filter((index) => page.leaves.some(({ path }) => path.startsWith(`${list.path}.${index}.`)))
        .map((index) => (
          <Thing key={index} {...props} index={index}>
            {null}
          </Thing>
        ))}
    </>
  );
}

function Thing(
  props: FormPageProps & { readonly list: List; readonly index: number; readonly children: ComponentChildren },
): JSX.Element {
  const { list, index, page, typed, words } = props;
  const at = `${list.path}.${index}`;
  const reminder = page.follows ? firstText(list.each(index), typed) : '';
  return (
    <section class="thing" aria-labelledby={`${at}-heading`}>
      <h2 id={`${at}-heading`}>{words.text('thing', { name: words.label(nameOf(list.path)), number: index + 1 })}</h2>
      {reminder !== '' && (
        <p class="hint">
          <bdi dir="auto">{reminder}</bdi>
        </p>
      )}
      <Leaves {...props} leaves={page.leaves.filter(({ path }) => `${path}.`.startsWith(`${at}.`))} />
      {props.children}
    </section>
  );
}

function firstText(thing: Field, typed: Typed): string {
  const fields = thing.kind === 'group' ? thing.fields : [thing];
  const text = fields.find(({ kind }) => kind === 'narrative' || kind === 'line');
  return text ? textOf(typed, text.path) : '';
}

/** Open where something was typed into it. */
function Asides(props: FormPageProps): JSX.Element | null {
  const { page, typed, words, errors } = props;
  if (page.asides.length === 0) return null;
  const isUsed = page.asides.some(
    (leaf) =>
      errors.some(({ path }) => path === leaf.path) ||
      partsOf(leaf).some((name) => (typed.get(name)?.[0] ?? '') !== ''),
  );
  return (
    <details open={isUsed}>
      <summary>{words.text('aside')}</summary>
      <Leaves {...props} leaves={page.asides} />
    </details>
  );
}
