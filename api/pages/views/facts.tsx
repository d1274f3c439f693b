import type { ComponentChildren, JSX } from 'preact';

/** A label and its value; nothing where there is no value. */
export type Fact = readonly [label: string, value: ComponentChildren];

/** Labels with their values. */
export function Facts({ rows }: { readonly rows: readonly Fact[] }): JSX.Element | null {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '');
  if (shown.length === 0) return null;
  return (
    <dl>
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
