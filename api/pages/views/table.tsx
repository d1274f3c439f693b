import type { ComponentChildren, JSX } from 'preact';

/** A table that scrolls by itself where the screen is narrow, and can be scrolled by keyboard. */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Rows. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { caption, columns, children } = props;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
