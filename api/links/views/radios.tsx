import type { JSX } from 'preact';

/** A question with a list of answers; only an earlier choice is preselected. */
export function RadioGroup(props: {
  readonly name: string;
  /** Prefix of the ids, where several groups share a name. */
  readonly id?: string;
  readonly legend: string;
  readonly hint: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly chosen: string;
  readonly problem: string | null;
}): JSX.Element {
  const { name, id = name, problem } = props;
  const describedBy = problem ? `${id}-hint ${id}-message` : `${id}-hint`;
  return (
    <fieldset class={problem ? 'wrong' : ''} aria-describedby={describedBy}>
      <legend>{props.legend}</legend>
      <p class="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
      {problem && (
        <p class="message" id={`${id}-message`}>
          {problem}
        </p>
      )}
      {props.choices.map(([value, label], index) => (
        <div class="radio" key={value}>
          <input type="radio" id={`${id}-${index}`} name={name} value={value} checked={value === props.chosen} />
          <label for={`${id}-${index}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}
