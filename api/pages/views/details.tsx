import type { JSX } from 'preact';
import { valueInWords, type Saying } from '../say';

/** Values of an entry with their labels, nested ones as lists of their own. Nothing where all of them are ids. */
export function Details(props: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly saying: Saying;
}): JSX.Element | null {
  const { values, saying } = props;
  const rows = Object.entries(values).flatMap(([field, value]) => {
    const shown = <Value field={field} value={value} saying={saying} />;
    return isShown(field, value, saying) ? [{ field, shown }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(({ field, shown }) => (
        <div key={field}>
          <dt>{saying.translator.field(field).label}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}

function Value(props: { readonly field: string; readonly value: unknown; readonly saying: Saying }): JSX.Element {
  const { field, value, saying } = props;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return (
      <ul class="values">
        {items
          .filter((each) => isShown(field, each, saying))
          .map((each, index) => (
            <li key={index}>
              <Value field={field} value={each} saying={saying} />
            </li>
          ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null)
    return <Details values={value as Readonly<Record<string, unknown>>} saying={saying} />;
  return <bdi>{valueInWords(field, value, saying)}</bdi>;
}

function isShown(field: string, value: unknown, saying: Saying): boolean {
  if (Array.isArray(value)) return value.some((each) => isShown(field, each, saying));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([name, each]) => isShown(name, each, saying));
  return valueInWords(field, value, saying) !== undefined;
}
