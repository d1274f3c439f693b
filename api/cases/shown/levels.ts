import type { Compartment } from '../../../shared/domain/compartments';
import { seesDue, seesRestrictedExistence, type Sight } from '../../../shared/policy/who-may-see';

type Test = (sight: Sight, compartment: Compartment) => boolean;

const ofIdentity = {
  /** Everybody who may know that the case exists. */
  known: () => true,
  alias: ({ alias }) => alias,
  progress: ({ progress }) => progress,
  name: ({ name }) => name,
} satisfies Record<string, Test>;

const ofOthers = {
  full: ({ views }, compartment) => views[compartment] === 'full',
  /** In full or in summary; the row decides what a summary holds. */
  summary: ({ views }, compartment) => views[compartment] === 'full' || views[compartment] === 'summary',
  /** In full, or the viewer's own part; the row decides which part that is. */
  own: ({ views }, compartment) => views[compartment] === 'full' || views[compartment] === 'own',
  /** Those who see what is due in the compartment. */
  due: seesDue,
  /** Those who may know whether a restricted compartment holds entries. */
  existence: (sight, compartment) => sight.views[compartment] === 'full' || seesRestrictedExistence(sight, compartment),
} satisfies Record<string, Test>;

const levels = { ...ofIdentity, ...ofOthers } satisfies Record<string, Test>;

/** The audience of a field, by their view of its compartment. */
export type Level = keyof typeof levels;

/** The levels of a compartment's fields: `identity` has its own. */
export type LevelOf<In extends Compartment> = In extends 'identity' ? keyof typeof ofIdentity : keyof typeof ofOthers;

/** Whether a viewer sees the fields of this level in a compartment. */
export function isShownAt(level: Level, compartment: Compartment, sight: Sight): boolean {
  const test: Test = levels[level];
  return test(sight, compartment);
}
