import { appendFileSync } from 'node:fs';
import type { Entry } from './checker/sources';

/** The soak's own record of its actions, for the checker: one line each in a file, written at once. */
export interface Journal {
  note(entry: Entry): void;
  /** The number of faults, by part and kind: `worker kill`. */
  readonly troubles: ReadonlyMap<string, number>;
}

export function openJournal(file: string): Journal {
  const troubles = new Map<string, number>();
  return {
    troubles,
    note: (entry) => {
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
      if (entry.kind !== 'trouble') return;
      const name = `${entry.part} ${entry.what}`;
      troubles.set(name, (troubles.get(name) ?? 0) + 1);
    },
  };
}
