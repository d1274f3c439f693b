import { formOf, formOfTask, type Form } from '../../../api/forms/form';
import { pagesOf } from '../../../api/forms/pages';
import { typedOf } from '../../../api/forms/typed-of';
import type { Typed } from '../../../api/forms/typed';
import { FreeText } from '../../../shared/domain/contract/text';
import { shownForm, type ShownForm } from '../../forms/support/html';
import type { Answer, Visitor } from '../../sessions/support/visitor';

export { formOf, formOfTask, type Form };

/** A page's form as a reader has it before them. */
export interface PageForm extends ShownForm {
  readonly url: string;
  /** Fields of a form that nobody touched. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
}

/** @throws where the page has no form of a command or task, with its heading */
export function formOn({ url, text, status }: Answer): PageForm {
  const part = text.split('<form ').find((each) => each.includes('name="form-mark"'));
  if (part === undefined) throw new Error(`no form on ${url}: ${status}, ${/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? ''}`);
  const shown = shownForm(`<form ${part.slice(0, part.indexOf('</form>'))}`);
  const action = /action="([^"]*)"/.exec(part)?.[1] ?? '';
  const hidden = new Map([...shown.values].filter(([name]) => !shown.visible.has(name)));
  return { ...shown, ids: shownForm(text).ids, links: shownForm(text).links, hidden, url: new URL(action, url).href };
}

/** Presses a button of the form on a page, with what was typed into its inputs. */
export function press(visitor: Visitor, page: Answer, button: string, typed: Typed = new Map()): Promise<Answer> {
  const form = formOn(page);
  if (!form.buttons.includes(button)) throw new Error(`there is no button ${button}, but ${form.buttons.join()}`);
  return visitor.post(form.url, new Map([...form.values, ...typed, ['form-do', [button]]]));
}

/** The answers of a person as they are typed, in the time zone that the page names. */
export type Wanted = (page: Answer) => Typed;

/** A body as it would be typed. */
export function wants(form: Form, body: unknown): Wanted {
  const plain: unknown = JSON.parse(JSON.stringify(body));
  return ({ text }) => typedOf(form, plain, { timeZone: /Europe\/Berlin|Asia\/Amman/.exec(text)?.[0] ?? 'UTC' });
}

/**
 * Fills a form page by page, through the inputs that each page has, up to the check of all answers.
 * @throws where a page does not offer what is wanted, or refuses it
 */
export async function filledUp(visitor: Visitor, first: Answer, wanted: Wanted): Promise<Answer> {
  let page = first;
  for (let pages = 0; !formOn(page).buttons.includes('send'); pages += 1) {
    if (pages > 60) throw new Error(`no end at ${page.url}`);
    page = await onward(visitor, page, wanted(page));
    if (page.status !== 200) throw new Error(`${page.status}: ${summaryIn(page)}`);
  }
  return page;
}

/** One press more: for another thing of a list, for one less, or to go on with the page filled in. */
function onward(visitor: Visitor, page: Answer, wanted: Typed): Promise<Answer> {
  const { values, visible, buttons } = formOn(page);
  const at = values.get('form-page')?.[0] ?? '';
  const length = (of: Typed): number => Number(of.get(`${at}.length`)?.[0] ?? 0);
  const [has, wants] = [length(values), length(wanted)];
  if (buttons.includes('add') && has !== wants) return press(visitor, page, has < wants ? 'add' : 'remove.0');
  const typed = [...wanted].filter(([name, chosen]) => isOffered(visible, name, chosen));
  return press(visitor, page, 'continue', new Map(typed));
}

/** Whether a page has an input for this; one to choose from has to offer it. */
function isOffered(visible: ShownForm['visible'], name: string, chosen: readonly string[]): boolean {
  const offered = visible.get(name);
  if (!offered) return false;
  const isText = offered.length === 1 && offered[0] === '';
  if (!isText && !chosen.every((each) => offered.includes(each)))
    throw new Error(`${name} offers ${offered.join()}, not ${chosen.join()}`);
  return true;
}

/** The fields of a page's form if nothing is filled in and no first choice is left. */
export function blankOf(page: Answer): Typed {
  return new Map([...formOn(page).hidden, ['form-do', ['continue']]]);
}

/** Markup, the ends of attributes and of boxes, and letters that run from right to left with a control that turns them. */
export const hostile = '<script>alert(1)</script> "&\' </textarea> \u202eשלום مرحبا';

/** A body with this after every free text. */
export function withHostile(value: unknown): unknown {
  if (value instanceof FreeText) return `${value.text} ${hostile}`;
  if (Array.isArray(value)) return value.map(withHostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withHostile(each)]));
}

/** Tags before hostile texts that neither keep it to itself nor hide it; of elements that are no text, `script`. */
export function exposedIn(html: string): readonly string[] {
  const before = html.split('&lt;script').slice(0, -1);
  const tags = before.map((text) => text.slice(text.lastIndexOf('<')));
  const exposed = tags.filter((tag) => !/^<(bdi\b|textarea\b|option\b|input type="hidden")/.test(tag));
  return html.includes('<script>') ? [...exposed, 'script'] : exposed;
}

/** The errors that a page names, in words. */
export function summaryIn({ text }: Answer): string {
  return (/class="summary"[^]*?<\/div>/.exec(text)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** The fields of the page before a reader that have to be filled in. */
export function requiredOn(form: Form, page: Answer): readonly string[] {
  const typed: Typed = new Map();
  const id = formOn(page).values.get('form-page')?.[0];
  const asked = pagesOf(form, typed).find((each) => each.id === id);
  const leaves = (asked?.leaves ?? []).filter((leaf) => leaf.required && !('min' in leaf && leaf.min === 0));
  return leaves.map(({ path }) => path);
}

/** The kinds of controls that a page of a form has. */
export function controlsOn(form: Form, typed: Typed): readonly string[] {
  return pagesOf(form, typed).flatMap(({ leaves, asides }) => [...leaves, ...asides].map(({ kind }) => kind));
}

/** The first choice of each question of a page that has to be answered, and some text, day or number in the others. */
export function anythingFor(form: (typed: Typed) => Form): Wanted {
  return (page) => {
    const { values, visible } = formOn(page);
    const model = form(values);
    const asked = pagesOf(model, values).find(({ id }) => id === values.get('form-page')?.[0]);
    const required = (asked?.leaves ?? []).filter((leaf) => leaf.required);
    const first = (name: string): readonly string[] => [visible.get(name)?.find((each) => each !== '') ?? ''];
    const typed = required.flatMap(({ kind, path }): readonly (readonly [string, readonly string[]])[] => {
      if (kind === 'narrative' || kind === 'line') return [[path, ['Words that somebody typed.']]];
      if (kind === 'number') return [[path, ['30']]];
      if (kind === 'date') return [[path, [inDays(30)]]];
      if (kind === 'interval')
        return [
          [`${path}.count`, ['2']],
          [`${path}.unit`, ['W']],
        ];
      if (kind === 'instant')
        return [
          [`${path}.date`, [inDays(30)]],
          [`${path}.time`, ['10:30']],
        ];
      if (kind === 'record')
        return [...visible.keys()]
          .filter((name) => name.startsWith(`${path}.`))
          .map((name) => [name, first(name)] as const);
      return [[path, first(path)]];
    });
    return new Map([...lengths(values), ...typed]);
  };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Lists as long as they are. */
function lengths(values: Typed): readonly (readonly [string, readonly string[]])[] {
  return [...values].filter(([name]) => name.endsWith('.length'));
}
