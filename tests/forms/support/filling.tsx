import { renderToString } from 'preact-render-to-string';
import { CheckAnswers } from '../../../api/forms/check';
import type { Form } from '../../../api/forms/form';
import { ErrorSummary, FormPage } from '../../../api/forms/page';
import { opening, turn, type Turn } from '../../../api/forms/turn';
import { typedOf } from '../../../api/forms/typed-of';
import type { FormWords } from '../../../api/forms/words';
import { choices, where, words as english } from './choices';
import { shownForm, type ShownForm } from './html';

/** The page that a person sees after a turn. */
export function htmlOf(form: Form, state: Turn, words: FormWords = english): string {
  const { typed, isChecked } = state;
  const common = { form, typed, words, choices, action: '/do', hidden: { csrf: 'token' } };
  if (state.next === 'page')
    return renderToString(
      <>
        <ErrorSummary errors={state.errors} words={words} />
        <FormPage
          {...common}
          page={state.page}
          errors={state.errors}
          isChecked={isChecked}
          timeZone={where.timeZone}
          readers="Read by the coordinator."
        />
      </>,
    );
  return renderToString(<CheckAnswers {...common} where={where} send="Record" />);
}

/** Presses a button of a form as it is shown, with further values in its inputs. */
export function press(
  form: Form,
  shown: ShownForm,
  button: string,
  typed: ReadonlyMap<string, readonly string[]> = new Map(),
): Turn {
  if (!shown.buttons.includes(button)) throw new Error(`there is no button ${button}, but ${shown.buttons.join()}`);
  const sent = new Map([...shown.values, ...typed, ['form-do', [button]]]);
  const posted = [...sent].map(([name, values]) => [name, values.length === 1 ? values[0] : values] as const);
  return turn(form, Object.fromEntries(posted), where);
}

/** Fills a form as a person does, page by page through the inputs that each page has, up to what is sent. */
export function filled(form: Form, body: object): Turn {
  const wanted = typedOf(form, body, where);
  let state = opening(form, new Map(), where);
  for (let pages = 0; state.next === 'page'; pages += 1) {
    if (pages > 60) throw new Error(`no end on the page ${state.page.id}`);
    state = onward(form, state, wanted);
    if (state.next === 'page' && state.errors.length > 0) throw new Error(JSON.stringify(state.errors));
  }
  return state.next === 'check' ? press(form, shownForm(htmlOf(form, state)), 'send') : state;
}

/** One press more: for another thing of a list, for one less, or to go on with the page filled in. */
function onward(form: Form, state: Extract<Turn, { readonly next: 'page' }>, wanted: Turn['typed']): Turn {
  const shown = shownForm(htmlOf(form, state));
  const { list } = state.page;
  if (list) {
    const length = (of: Turn['typed']): number => Number(of.get(`${list.path}.length`)?.[0] ?? 0);
    const [has, wants] = [length(shown.values), length(wanted)];
    if (has !== wants) return press(form, shown, has < wants ? 'add' : 'remove.0');
  }
  const typed = [...wanted].filter(([name, values]) => isOffered(shown, name, values));
  return press(form, shown, 'continue', new Map(typed));
}

/** Whether a page has an input for this; one to choose from has to offer it. */
function isOffered({ visible }: ShownForm, name: string, values: readonly string[]): boolean {
  const offered = visible.get(name);
  if (!offered) return false;
  const isText = offered.length === 1 && offered[0] === '';
  if (!isText && !values.every((value) => offered.includes(value)))
    throw new Error(`${name} offers ${offered.join()}, not ${values.join()}`);
  return true;
}
