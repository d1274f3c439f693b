import type { JSX } from 'preact';
import type { Leaf } from './model';
import { ChoiceControl, RecordControl } from './choice-controls';
import { Fieldset, problemAt, Question, type Asked } from './question';
import type { Reading } from './moments';
import { textOf } from './typed';

/** The control of one field. Its first input has the path of the field as its id: errors link there. */
export function Control(asked: Asked): JSX.Element {
  const { leaf, words, typed } = asked;
  switch (leaf.kind) {
    case 'one':
    case 'several':
      return <ChoiceControl {...asked} leaf={leaf} chosenFrom={leaf} />;
    case 'yes_no':
      return <ChoiceControl {...asked} chosenFrom={{ options: ['yes', 'no'] }} />;
    case 'record':
      return <RecordControl {...asked} leaf={leaf} />;
    case 'narrative':
      return <Narrative {...asked} max={leaf.max} />;
    case 'confirmation':
      return <Confirmation {...asked} />;
    case 'instant':
      return <Moment {...asked} />;
    case 'interval':
      return <Interval {...asked} />;
    case 'date':
    case 'number':
    case 'line':
      return (
        <Question {...asked} hints={leaf.kind === 'date' ? [words.text('dateHint')] : []}>
          {(attributes) => (
            <input
              type="text"
              id={leaf.path}
              name={leaf.path}
              value={textOf(typed, leaf.path)}
              {...(leaf.kind === 'line' ? { dir: 'auto' as const } : { class: 'short', inputMode: 'numeric' as const })}
              {...attributes}
            />
          )}
        </Question>
      );
  }
}

/** Free text. A line break after the tag is the parser's, so that one which was typed first is not lost. */
function Narrative({ max, ...asked }: Asked & { readonly max: number }): JSX.Element {
  const { leaf, words, typed, readers } = asked;
  return (
    <Question {...asked} hints={[...(readers ? [readers] : []), words.text('longest', { max })]}>
      {(attributes) => (
        <textarea id={leaf.path} name={leaf.path} rows={5} dir="auto" {...attributes}>
          {`\n${textOf(typed, leaf.path)}`}
        </textarea>
      )}
    </Question>
  );
}

function Confirmation(asked: Asked): JSX.Element {
  const { leaf, words, typed } = asked;
  return (
    <Fieldset {...asked}>
      {() => (
        <div class="radio">
          <input
            type="checkbox"
            id={leaf.path}
            name={leaf.path}
            value="yes"
            checked={textOf(typed, leaf.path) !== ''}
          />
          <label for={leaf.path}>{words.text('confirmed')}</label>
        </div>
      )}
    </Fieldset>
  );
}

/** Date and time in a zone that is named; which of two where the clocks show the time twice. */
function Moment(asked: Asked): JSX.Element {
  const { leaf, words, typed, timeZone } = asked;
  const problem = problemAt(asked);
  const isTwice = problem && 'code' in problem && problem.code === 'ambiguous';
  return (
    <Fieldset {...asked} hints={[words.text('dateHint'), words.text('timeHint', { zone: timeZone })]}>
      {(attributes) => (
        <>
          <Part asked={asked} id={leaf.path} name={`${leaf.path}.date`} label={words.text('date')} more={attributes} />
          <Part asked={asked} name={`${leaf.path}.time`} label={words.text('time')} more={attributes} />
          {isTwice ? (
            <Readings asked={asked} readings={problem.readings ?? []} />
          ) : (
            <input type="hidden" name={`${leaf.path}.offset`} value={textOf(typed, `${leaf.path}.offset`)} />
          )}
        </>
      )}
    </Fieldset>
  );
}

function Readings(props: { readonly asked: Asked; readonly readings: readonly Reading[] }): JSX.Element {
  const { leaf, words, typed } = props.asked;
  const name = `${leaf.path}.offset`;
  return (
    <fieldset>
      <legend>{words.text('whichReading')}</legend>
      {props.readings.map(({ time, offset }) => (
        <div class="radio" key={offset}>
          <input
            type="radio"
            id={`${name}-${offset}`}
            name={name}
            value={offset}
            checked={textOf(typed, name) === offset}
          />
          <label for={`${name}-${offset}`}>{words.text('reading', { time, offset })}</label>
        </div>
      ))}
    </fieldset>
  );
}

function Interval(asked: Asked): JSX.Element {
  const { leaf, words, typed } = asked;
  const unit = `${leaf.path}.unit`;
  return (
    <Fieldset {...asked}>
      {(attributes) => (
        <>
          <Part
            asked={asked}
            id={leaf.path}
            name={`${leaf.path}.count`}
            label={words.text('count')}
            more={attributes}
          />
          <div class="part">
            <label for={unit}>{words.text('unit')}</label>
            <select id={unit} name={unit} {...attributes}>
              <option value="">{words.text('chooseOne')}</option>
              {(['D', 'W', 'M'] as const).map((each) => (
                <option key={each} value={each} selected={textOf(typed, unit) === each}>
                  {words.text(`units.${each}`)}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </Fieldset>
  );
}

/** A text input of a field that has several. */
function Part(props: {
  readonly asked: { readonly leaf: Leaf; readonly typed: Asked['typed'] };
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly more: object;
}): JSX.Element {
  const { name, id = name } = props;
  return (
    <div class="part">
      <label for={id}>{props.label}</label>
      <input
        type="text"
        class="short"
        id={id}
        name={name}
        value={textOf(props.asked.typed, name)}
        inputMode="text"
        {...props.more}
      />
    </div>
  );
}
