/** A table, and an empty line after it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

export function bold(text: string): string {
  return text === '-' ? '-' : `**${text}**`;
}

/** `police_lead` as `police lead`. */
export function spoken(name: string): string {
  return name.replaceAll('_', ' ');
}
