/** The quantile of the values at a share; 0 if there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The median. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** The median with its spread: "1.52 (1.31 to 1.80)". */
export function spread(values: readonly number[], digits = 2): string {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)];
  return `${middle.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}

/** Prints rows in aligned columns; the first row is the header. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  console.log(`\n${title}\n${rows.map((row) => line(row).trimEnd()).join('\n')}`);
}

/** Waits until a condition holds. @returns the seconds it took; throws if it does not hold in time */
export async function secondsUntil(what: string, patience: number, holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  for (;;) {
    if (await holds()) return (performance.now() - began) / 1_000;
    if (performance.now() - began > patience * 1_000) throw new Error(`${what}: not within ${patience} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
