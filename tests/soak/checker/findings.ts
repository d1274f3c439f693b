/** What a checker found: what must not be, and how much there was of everything else. */
export interface Findings {
  /** Each with what it is about; none where all is well. */
  readonly violations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** How patient the checker is with what is still under way. */
export interface Patience {
  /** How long a mark, an alarm or an owed mail may wait while everything is up, in seconds. */
  readonly slack: number;
  /** How late a deadline may have become an event while something was broken, in seconds. */
  readonly deadlines: number;
}

/** The violations and counts of several. */
export function together(all: readonly Findings[]): Findings {
  return {
    violations: all.flatMap(({ violations }) => violations),
    counts: Object.assign({}, ...all.map(({ counts }) => counts)) as Record<string, number>,
  };
}

/** Groups by what `key` gives, in the order in which they come. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
