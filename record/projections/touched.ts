import type { CaseState } from '../../shared/domain/case';

/**
 * Every item of a list that changed, by its id, in its latest form. Reads each state in turn, because the state lets go
 * of items that ended.
 *
 * @param of the items of a state: the same object while nothing changed among them
 */
export function touched<Item>(
  first: CaseState | null,
  states: readonly CaseState[],
  of: (kase: CaseState) => readonly Item[] | Readonly<Record<string, Item>>,
  idOf: (item: Item) => string,
): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  let before = first ? of(first) : undefined;
  for (const kase of states) {
    const items = of(kase);
    if (items !== before) {
      const former = new Set<Item>(Object.values(before ?? {}));
      for (const item of Object.values(items)) if (!former.has(item)) found.set(idOf(item), item);
    }
    before = items;
  }
  return found;
}
