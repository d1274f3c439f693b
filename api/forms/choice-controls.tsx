import type { JSX } from 'preact';
import type { ChosenFrom, Leaf } from './model';
import { Fieldset, Question, type Asked } from './question';
import { textOf } from './typed';
import { nameOf, type Choice, type Choices, type FormWords } from './words';

/** More choices than these are a select. */
const mostRadios = 7;

/** The choices of a field: of its list, or the codes of its schema. */
export function choicesOf(
  path: string,
  { source, options = [] }: ChosenFrom,
  { choices, words }: { readonly choices: Choices; readonly words: FormWords },
): readonly Choice[] {
  if (source) return choices(source, path);
  return options.map((value) => ({ value, label: optionOf(value, path, words) }));
}

function optionOf(value: string, path: string, words: FormWords): string {
  return words.option(value, nameOf(path));
}

/** Radios, none chosen at first; a select of many; checkboxes where several can be chosen. */
export function ChoiceControl(props: Asked & { readonly chosenFrom: ChosenFrom }): JSX.Element {
  const { leaf, chosenFrom, words } = props;
  const isYesNo = leaf.kind === 'yes_no';
  const offered = isYesNo
    ? (['yes', 'no'] as const).map((value) => ({ value, label: words.text(value) }))
    : choicesOf(leaf.path, chosenFrom, props);
  if (offered.length === 0) return <NoChoices {...props} />;
  if (leaf.kind === 'several') return <Boxes {...props} offered={offered} />;
  return offered.length > mostRadios ? (
    <Select {...props} offered={offered} />
  ) : (
    <Radios {...props} offered={offered} />
  );
}

type Offering = Asked & { readonly offered: readonly Choice[] };

function Radios(props: Offering): JSX.Element {
  const { leaf, offered, typed, words } = props;
  const none: readonly Choice[] = leaf.required ? [] : [{ value: '', label: words.text('notStated') }];
  const chosen = textOf(typed, leaf.path);
  return (
    <Fieldset {...props}>
      {() =>
        [...offered, ...none].map((choice, index) => (
          <Box
            key={choice.value}
            type="radio"
            id={index === 0 ? leaf.path : `${leaf.path}-${index}`}
            name={leaf.path}
            choice={choice}
            isChosen={choice.value === chosen && (chosen !== '' || typed.has(leaf.path))}
          />
        ))
      }
    </Fieldset>
  );
}

function Boxes(props: Offering): JSX.Element {
  const { leaf, offered, typed, words } = props;
  const chosen = typed.get(leaf.path) ?? [];
  return (
    <Fieldset {...props} hints={[words.text('chooseSeveral')]}>
      {() =>
        offered.map((choice, index) => (
          <Box
            key={choice.value}
            type="checkbox"
            id={index === 0 ? leaf.path : `${leaf.path}-${index}`}
            name={leaf.path}
            choice={choice}
            isChosen={chosen.includes(choice.value)}
          />
        ))
      }
    </Fieldset>
  );
}

function Box(props: {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly isChosen: boolean;
}): JSX.Element {
  const { id, choice } = props;
  return (
    <div class="radio">
      <input type={props.type} id={id} name={props.name} value={choice.value} checked={props.isChosen} />
      <label for={id}>
        <bdi>{choice.label}</bdi>
        {choice.hint !== undefined && <span class="hint">{choice.hint}</span>}
      </label>
    </div>
  );
}

function Select(props: Offering): JSX.Element {
  const { leaf, offered, typed, words } = props;
  const chosen = textOf(typed, leaf.path);
  const options = (choices: readonly Choice[]): readonly JSX.Element[] =>
    choices.map(({ value, label, hint }) => (
      <option key={value} value={value} selected={value === chosen}>
        {hint === undefined ? label : `${label} – ${hint}`}
      </option>
    ));
  const groups = [...new Set(offered.flatMap(({ group }) => group ?? []))];
  return (
    <Question {...props}>
      {(attributes) => (
        <select id={leaf.path} name={leaf.path} {...attributes}>
          <option value="">{leaf.required ? words.text('chooseOne') : words.text('notStated')}</option>
          {options(offered.filter(({ group }) => group === undefined))}
          {groups.map((name) => (
            <optgroup key={name} label={name}>
              {options(offered.filter(({ group }) => group === name))}
            </optgroup>
          ))}
        </select>
      )}
    </Question>
  );
}

/** A question with radios for each code of a list. */
export function RecordControl(
  props: Asked & { readonly leaf: Extract<Leaf, { readonly kind: 'record' }> },
): JSX.Element {
  const { leaf, typed, words, choices } = props;
  const codes = choices(leaf.source, leaf.path);
  if (codes.length === 0) return <NoChoices {...props} />;
  return (
    <Fieldset {...props}>
      {() =>
        codes.map(({ value: code, label }, index) => (
          <fieldset key={code}>
            <legend>{label}</legend>
            {['', ...leaf.options].map((option, place) => {
              const name = `${leaf.path}.${code}`;
              const isFirst = index === 0 && place === 0;
              return (
                <Box
                  key={option}
                  type="radio"
                  id={isFirst ? leaf.path : `${name}-${place}`}
                  name={name}
                  choice={{
                    value: option,
                    label: option === '' ? words.text('notStated') : optionOf(option, leaf.path, words),
                  }}
                  isChosen={textOf(typed, name) === option && typed.has(name)}
                />
              );
            })}
          </fieldset>
        ))
      }
    </Fieldset>
  );
}

function NoChoices(props: Asked): JSX.Element {
  const { leaf, words } = props;
  return (
    <Fieldset {...props}>
      {() => (
        <p id={leaf.path} tabIndex={-1}>
          {words.text('noChoices')}
        </p>
      )}
    </Fieldset>
  );
}
