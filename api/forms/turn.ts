import { bodyOf, isBlank, type Where } from './body';
import type { FormError } from './errors';
import type { Form } from './form';
import type { List } from './model';
import { pagesOf, type Page } from './pages';
import { initialTyped, lengthName, lengthOf, readTyped, without, type Typed } from './typed';

/** Inputs of a form that are none of its fields. */
export const inputs = { page: 'form-page', action: 'form-do', checked: 'form-checked' } as const;

/** The values of the buttons of a form. */
export const actions = {
  continue: 'continue',
  send: 'send',
  add: 'add',
  remove: (index: number) => `remove.${index}`,
  change: (pageId: string) => `change.${pageId}`,
  /** Keeps what was typed and stays: what a script does while somebody types. */
  keep: 'keep',
  /** Keeps what was typed, and goes on another day. */
  later: 'later',
  discard: 'discard',
} as const;

/** The answer to a posted form: a page of it, the check of all answers, or nothing more before it is sent. */
export type Turn = { readonly typed: Typed; readonly isChecked: boolean } & (
  | { readonly next: 'page'; readonly page: Page; readonly errors: readonly FormError[] }
  | { readonly next: 'check' }
  | { readonly next: 'send'; readonly body: Readonly<Record<string, unknown>> }
);

/**
 * The first page of a form. Pages of first questions that are answered beforehand are passed over.
 * @param beforehand what is filled in: `typedOf` of a part of a body, or a draft
 */
export function opening(form: Form, beforehand: Typed, where: Where): Turn {
  const typed = new Map([...initialTyped(form), ...beforehand]);
  const { errors } = bodyOf(form, typed, where);
  const isAnswered = (page: Page): boolean => {
    const isFilledIn = page.leaves.every((leaf) => !isBlank(leaf, typed));
    return form.first.includes(page.id) && isFilledIn && errorsOn(page, errors).length === 0;
  };
  const page = pagesOf(form, typed).find((each) => !isAnswered(each));
  return at(page, typed, [], false);
}

/** Takes a posted form, and says what comes next. Nothing that was typed is lost in any case. */
export function turn(form: Form, posted: unknown, where: Where): Turn {
  const sent = fieldsOf(posted);
  const action = sent(inputs.action);
  const isChecked = sent(inputs.checked) !== '';
  const typed = readTyped(form, posted);
  const page = pagesOf(form, typed).find(({ id }) => id === sent(inputs.page));
  if (action === actions.send) return finish(form, typed, where, true);
  if (action.startsWith(actions.change(''))) {
    const wanted = action.slice(actions.change('').length);
    return at(pagesOf(form, typed).find(({ id }) => id === wanted) ?? page, typed, [], isChecked);
  }
  if (page?.list && action !== actions.continue) return changed(form, page.list, action, typed, isChecked);
  return goOn(form, page, typed, where, isChecked);
}

/**
 * A form as it was left.
 * @param pageId the page that comes next; the check where there is none
 */
export function resumed(form: Form, typed: Typed, where: Where, pageId: string, isChecked: boolean): Turn {
  const page = pagesOf(form, typed).find(({ id }) => id === pageId);
  return page ? at(page, typed, [], isChecked) : finish(form, typed, where, false);
}

/** A page with the errors that the API found after a form was sent: the first page that has one. */
export function refused(form: Form, typed: Typed, errors: readonly FormError[]): Turn {
  const pages = pagesOf(form, typed);
  const page = pages.find((each) => errorsOn(each, errors).length > 0);
  return at(page ?? pages.at(-1), typed, page ? errorsOn(page, errors) : [], true);
}

function goOn(form: Form, page: Page | undefined, typed: Typed, where: Where, isChecked: boolean): Turn {
  const { errors } = bodyOf(form, typed, where);
  const wrong = page ? errorsOn(page, errors) : [];
  if (page && wrong.length > 0) return at(page, typed, wrong, isChecked);
  const pages = pagesOf(form, typed);
  const next = pages[pages.findIndex(({ id }) => id === page?.id) + 1];
  return isChecked || !next ? finish(form, typed, where, false) : at(next, typed, [], false);
}

/** The check of all answers, or what is sent; the first page with an error where there is one. */
function finish(form: Form, typed: Typed, where: Where, isSent: boolean): Turn {
  const { body, errors } = bodyOf(form, typed, where);
  if (errors.length > 0) return refused(form, typed, errors);
  return isSent ? { next: 'send', typed, body, isChecked: true } : { next: 'check', typed, isChecked: true };
}

/** One thing more or less in a list. */
function changed(form: Form, list: List, action: string, typed: Typed, isChecked: boolean): Turn {
  const length = lengthOf(typed, list);
  const [, index] = /^remove\.(\d{1,3})$/.exec(action) ?? [];
  const isRemoved = index !== undefined && Number(index) < length;
  const isAdded = action === actions.add && length < list.max;
  const left = isRemoved ? without(typed, list.path, Number(index)) : typed;
  const now = new Map([...left, [lengthName(list.path), [String(length + Number(isAdded) - Number(isRemoved))]]]);
  return at(
    pagesOf(form, now).find(({ id }) => id === list.path),
    now,
    [],
    isChecked,
  );
}

function at(page: Page | undefined, typed: Typed, errors: readonly FormError[], isChecked: boolean): Turn {
  return page ? { next: 'page', page, typed, errors, isChecked } : { next: 'check', typed, isChecked };
}

/** The errors of the fields of a page. */
function errorsOn({ leaves, asides, list }: Page, errors: readonly FormError[]): readonly FormError[] {
  const paths = [...leaves, ...asides].map(({ path }) => path);
  return errors.filter(({ path }) => paths.includes(path) || path === list?.path);
}

function fieldsOf(posted: unknown): (name: string) => string {
  const sent = new Map(typeof posted === 'object' && posted !== null ? Object.entries(posted) : []);
  return (name) => {
    const value: unknown = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
}
