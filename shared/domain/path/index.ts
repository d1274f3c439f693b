import { z } from 'zod';
import type { Requirement } from '../case';
import { followUp } from '../asking/asking';
import { duration, span } from '../contract/parts';
import { area, type AnyArea, type Area, type RequirementRow } from '../kernel/area';
import { rows as eventRows } from './events';
import { goBack } from './going-back';
import { phaseDueAt } from './moving-on';
import { phaseRows, phasesGated, phasesWithTarget } from './phases';

/**
 * The path of a case: its phases follow each other when their gates are complete, and can pass their targets.
 * @param areas the areas that say what a phase ends, begins and requires
 */
export function path(areas: readonly AnyArea[]): Area<'path'> {
  const requirements = Object.assign({}, ...areas.map((each) => each.requirements)) as Readonly<
    Record<Requirement, RequirementRow>
  >;
  return area('path', {
    commands: { goBack },
    events: eventRows,
    resumed: ({ phasePaused, phaseSince }, shift) => ({
      phasePaused: phasePaused + Date.parse(shift(phaseSince, phaseSince)) - Date.parse(phaseSince),
    }),
    followUps: { phase_overdue: { in: 'identity', endsWith: 'phase' } },
    // A phase that passes its target is recorded as overdue, once, with a follow-up.
    deadlines: (kase, by) => {
      const dueAt = phaseDueAt(kase, by);
      if (!dueAt || kase.phaseTargetPassed) return [];
      return [
        {
          at: dueAt,
          then: 'phaseTargetPassed',
          events: (facts) => [
            { type: 'phaseTargetPassed', data: { phase: kase.phase, dueAt } },
            ...followUp(kase, 'phase_overdue', facts),
          ],
        },
      ];
    },
    programme: {
      phaseTargets: {
        says: 'How long a phase may take before its owner is told that it is overdue.',
        schema: z.strictObject(Object.fromEntries(phasesWithTarget.map((phase) => [phase, duration]))),
      },
      shortSentence: {
        says: 'Less time than this from admission to release compresses the targets, and flags the case.',
        schema: z.strictObject({ below: span }).optional().meta({
          description: 'Less time than this from admission to release compresses the targets, and flags the case',
        }),
      },
      gates: {
        says: 'What each phase of custody waits for, in the order in which it is shown.',
        schema: gates(requirements),
      },
    },
  });
}

/** The requirements of each gate that is policy. A definition that omits them gets the shortest path. */
function gates(requirements: Readonly<Record<Requirement, RequirementRow>>): z.ZodType {
  const nameable = Object.entries(requirements).flatMap(([name, { at }]) => (at ? [name as Requirement] : []));
  const required = phasesGated.map((phase) => [
    phase,
    z.array(z.enum(nameable)).default([...(phaseRows[phase].gate as readonly Requirement[])]),
  ]);
  return z.strictObject(Object.fromEntries(required) as Readonly<Record<string, z.ZodType>>).prefault({});
}
