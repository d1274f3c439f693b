import type { Moment } from '../life';
import { check, type Rule } from './rule';
import { sound, thorough } from './soundness';
import { bothSides, tenRules } from './ten-rules';

/** Invariants of every decision of every life, in the simulation and in the tests of the domain. */
export const always: Readonly<Record<string, Rule>> = { ...tenRules, ...bothSides, ...sound };
/** Further invariants, which are expensive to check. */
export { thorough };

/** The invariants that a decision breaks, in words; empty if there are none. */
export function broken(rules: Readonly<Record<string, Rule>>, moment: Moment): readonly string[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    check(rule, moment)
      .filter((found) => found !== null)
      .map((found) => `${moment.of}, ${moment.name} by ${moment.by}: ${name}: ${JSON.stringify(found)}`),
  );
}
