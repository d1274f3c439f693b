/** A checker's findings: violations, and counts of everything else. */
export interface Findings {
  /** Each names its subject; empty if all is well. */
  readonly violations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Tolerances for work in progress. */
export interface Patience {
  /** How long a mark, an alarm or an owed mail may wait while everything is up, in seconds. */
  readonly slack: number;
  /** How late a deadline may have become an event during a fault, in seconds. */
  readonly deadlines: number;
}

/** Merges several findings. */
export function together(all: readonly Findings[]): Findings {
  return {
    violations: all.flatMap(({ violations }) => violations),
    counts: Object.assign({}, ...all.map(({ counts }) => counts)) as Record<string, number>,
  };
}

/** Groups items by `key`, in order. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
