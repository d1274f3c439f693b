import type { ComponentChildren, JSX } from 'preact';
import type { Voice } from '../voice';

/** Parameters of a list as they stand in its address. */
export type Filter = Readonly<Record<string, string>>;

/** The filters of a list: a form that is sent by GET, so that back, bookmark and a second tab work. */
export function Filters(props: {
  readonly action: string;
  readonly voice: Voice;
  readonly isUnderstood: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { action, voice, isUnderstood, children } = props;
  const { text } = voice.translator;
  return (
    <>
      {!isUnderstood && (
        <div class="notice" role="status">
          <p>{text('app.lists.notUnderstood')}</p>
        </div>
      )}
      <form method="get" action={action} class="filters">
        {children}
        <div>
          <button type="submit">{text('app.lists.apply')}</button> <a href={action}>{text('app.lists.clear')}</a>
        </div>
      </form>
    </>
  );
}

/** One filter: all, or one of several values. */
export function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly voice: Voice;
  /** The first choice stands for all, unless the list always has one of its values. */
  readonly hasNoAll?: boolean;
  /** The words of the first choice, where it does not stand for all. */
  readonly none?: string;
}): JSX.Element {
  const {
    name,
    label,
    chosen,
    choices,
    voice,
    hasNoAll = false,
    none = voice.translator.text('app.lists.all'),
  } = props;
  return (
    <div>
      <label class="label" for={`filter-${name}`}>
        {label}
      </label>
      <select id={`filter-${name}`} name={name}>
        {!hasNoAll && <option value="">{none}</option>}
        {choices.map(([value, says]) => (
          <option key={value} value={value} selected={value === chosen}>
            {says}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A day as people write it. */
export function DayFilter(props: {
  readonly name: string;
  readonly label: string;
  /** The text that stands in the address. */
  readonly typed: string | undefined;
}): JSX.Element {
  const { name, label, typed } = props;
  return (
    <div>
      <label class="label" for={`filter-${name}`}>
        {label}
      </label>
      <input type="text" id={`filter-${name}`} name={name} value={typed} maxLength={20} />
    </div>
  );
}
