/** A page of a list ordered by id: the entries after an id, or from the start. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The fields that a change names, without the undefined ones. */
export function changed<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
