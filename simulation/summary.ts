import { commandNames } from '../shared/domain/case-rules';
import type { Life } from './caseload';

/** The results of a caseload. */
export interface Summary {
  readonly cases: number;
  readonly commands: number;
  readonly ticks: number;
  readonly events: number;
  /** In bytes, as JSON. */
  readonly largestState: number;
  readonly stands: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly accepted: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** Commands of the catalogue that no life accepted. */
  readonly neverAccepted: readonly string[];
  readonly faults: readonly string[];
}

export function summarise(lives: readonly Life[]): Summary {
  const total = (pick: (life: Life) => number): number => lives.reduce((sum, life) => sum + pick(life), 0);
  const accepted = added(lives.map((life) => life.accepted));
  return {
    cases: lives.length,
    commands: total(({ commands }) => commands),
    ticks: total(({ ticks }) => ticks),
    events: total(({ events }) => events),
    largestState: Math.max(...lives.map(({ largest }) => largest)),
    stands: added(lives.map(({ stands }) => new Map([[stands, 1]]))),
    outcomes: added(lives.map(({ outcome }) => new Map(outcome === null ? [] : [[outcome, 1]]))),
    accepted,
    refused: added(lives.map((life) => life.refused)),
    neverAccepted: commandNames.filter((name) => !accepted.has(name)),
    faults: lives.flatMap(({ faults }) => faults),
  };
}

function added(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) for (const [key, times] of each) counts.set(key, (counts.get(key) ?? 0) + times);
  return counts;
}
