import type { JSX } from 'preact';
import { entriesOf, isBlank, type Where } from './body';
import { choicesOf } from './choice-controls';
import type { Form } from './form';
import { fieldLabel } from './labels';
import type { Leaf, List } from './model';
import { readDate, readInstant } from './moments';
import { Carried, PostedForm, type Posting } from './page';
import { pagesOf, type Page } from './pages';
import { actions, inputs } from './turn';
import { lengthOf, textOf, type Typed } from './typed';
import { nameOf, type Choices, type FormWords } from './words';

interface CheckProps extends Posting {
  readonly form: Form;
  readonly typed: Typed;
  readonly where: Where;
  readonly words: FormWords;
  readonly choices: Choices;
  /** The button that sends it: what is done, as a verb. */
  readonly send: string;
}

/** All answers in words, each with a button to change it, and the button that sends them. */
export function CheckAnswers(props: CheckProps): JSX.Element {
  const { form, typed, words, send } = props;
  return (
    <PostedForm {...props}>
      <input type="hidden" name={inputs.checked} value="yes" />
      <Carried typed={typed} />
      {/* Enter presses the first button of a form. */}
      <button type="submit" name={inputs.action} value={actions.send} hidden>
        {send}
      </button>
      <dl class="answers">
        {pagesOf(form, typed).flatMap((page) => [
          ...page.leaves.map((leaf) => <Answer key={leaf.path} {...props} page={page} leaf={leaf} />),
          ...page.asides
            .filter((leaf) => !isBlank(leaf, typed))
            .map((leaf) => <Answer key={leaf.path} {...props} page={page} leaf={leaf} />),
          page.list && lengthOf(typed, page.list) === 0 ? (
            <Row key={page.list.path} {...props} page={page} path={page.list.path}>
              {words.text('notFilledIn')}
            </Row>
          ) : null,
        ])}
      </dl>
      <button type="submit" name={inputs.action} value={actions.send}>
        {send}
      </button>
    </PostedForm>
  );
}

function Answer(props: CheckProps & { readonly page: Page; readonly leaf: Leaf }): JSX.Element {
  const { leaf, typed, words } = props;
  const lines = isBlank(leaf, typed) ? [words.text('notFilledIn')] : linesOf(leaf, props);
  return (
    <Row {...props} path={leaf.path}>
      {lines.length === 1 ? (
        <bdi dir="auto">{lines[0]}</bdi>
      ) : (
        <ul>
          {lines.map((each) => (
            <li key={each}>
              <bdi dir="auto">{each}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Row>
  );
}

function Row(props: {
  readonly page: Page;
  readonly path: List['path'];
  readonly words: FormWords;
  readonly children: JSX.Element | string;
}): JSX.Element {
  const { page, path, words } = props;
  const field = fieldLabel(path, words);
  return (
    <div>
      <dt>{field}</dt>
      <dd>{props.children}</dd>
      <dd class="change">
        <button type="submit" class="link" name={inputs.action} value={actions.change(page.id)}>
          {words.text('change', { field })}
        </button>
      </dd>
    </div>
  );
}

/** The answer to a question in words; texts whole. */
function linesOf(leaf: Leaf, props: CheckProps): readonly string[] {
  const { typed, words, where, choices } = props;
  const text = textOf(typed, leaf.path);
  const part = (name: string): string => textOf(typed, `${leaf.path}.${name}`);
  switch (leaf.kind) {
    case 'one':
    case 'several': {
      const offered = choicesOf(leaf.path, leaf, props);
      return (typed.get(leaf.path) ?? []).map((value) => offered.find((each) => each.value === value)?.label ?? value);
    }
    case 'record': {
      const labels = new Map(choices(leaf.source, leaf.path).map(({ value, label }) => [value, label]));
      return entriesOf(leaf.path, typed).map(([code, option]) =>
        words.text('errorOf', { field: labels.get(code) ?? code, error: words.option(option, nameOf(leaf.path)) }),
      );
    }
    case 'yes_no':
      return [words.text(text === 'yes' ? 'yes' : 'no')];
    case 'confirmation':
      return [words.text('confirmed')];
    case 'date':
      return [words.day(readDate(text, where.today) ?? '')];
    case 'instant': {
      const read = readInstant(
        { date: part('date'), time: part('time'), offset: part('offset') },
        where.timeZone,
        where.today,
      );
      return 'at' in read ? [words.moment(read.at, where.timeZone)] : [];
    }
    case 'interval':
      return [words.text(`every.${part('unit') as 'D' | 'W' | 'M'}`, { count: part('count') })];
    default:
      return [text];
  }
}
