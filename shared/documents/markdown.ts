/** A table, and an empty line after it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** Rows in the order of the published document, so that a change moves no line; new rows come last. */
export function asPublished(
  published: string,
  rows: readonly (readonly [string, ...string[]])[],
): readonly (readonly string[])[] {
  const placeOf = (name: string): number => {
    const place = published.indexOf(`\n| ${name} |`);
    return place < 0 ? Infinity : place;
  };
  return rows.toSorted(([a], [b]) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}

export function bold(text: string): string {
  return text === '-' ? '-' : `**${text}**`;
}

/** `police_lead` as `police lead`. */
export function spoken(name: string): string {
  return name.replaceAll('_', ' ');
}
