import { people } from '../people';

/** Prints a story step by step. */
export interface Narrator {
  /** A numbered step: who does what. */
  step(person: string, does: string): void;
  /** The result of a step, or an observation. */
  note(...lines: readonly string[]): void;
  chapter(title: string): void;
}

export function createNarrator(print: (line: string) => void): Narrator {
  let number = 0;
  const began = Date.now();
  return {
    chapter: (title) => print(`\n${title}`),
    step: (person, does) => {
      number += 1;
      const seconds = `${Math.round((Date.now() - began) / 1_000)} s`;
      print(`${String(number).padStart(3)}  ${seconds.padStart(5)}  ${nameOf(person)} ${does}`);
    },
    note: (...lines) => {
      for (const line of lines) print(`${' '.repeat(14)}${line}`);
    },
  };
}

/** A person's name and part in the story. */
function nameOf(key: string): string {
  const person = people.find((each) => each.key === key);
  return person ? `${person.givenName} ${person.familyName} (${key})` : key;
}
