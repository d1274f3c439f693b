/** A page of a list that is ordered by id: what comes after an id, or from the beginning. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What a change names, without what it leaves as it is. */
export function changed<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
