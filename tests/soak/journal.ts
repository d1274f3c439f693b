import { appendFileSync } from 'node:fs';
import type { Entry } from './checker/sources';

/** What the soak knows of its own doings, for the checker: a line of a file for each, written at once. */
export interface Journal {
  note(entry: Entry): void;
  /** How often something was broken, by part and how: `worker kill`. */
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
