import type { Requirement, TaskKind } from '../domain/case';
import { commandRows, requirementRows, taskRows } from '../domain/catalogue';
import { areDistinct } from '../domain/contract/parts';
import { ladderOf } from '../domain/asking/ladder';
import type { GatedPhase } from '../domain/path/phases';
import type { Programme } from '../domain/programme';
import { minus } from '../domain/time';
import { mayHearOf } from '../policy/who-may-hear';

/** An inconsistency in a definition of which every part is valid: the place, and the reason. */
export interface Misfit {
  readonly path: string;
  readonly reason: string;
}

type Check = (programme: Programme) => readonly (Misfit | false)[];

/** The phases in which a requirement can be filled; any other gate would wait for it in vain. */
function fillableAt(requirement: Requirement): readonly GatedPhase[] {
  return requirementRows[requirement].at ?? [];
}

const checks: readonly Check[] = [
  ({ gates }) =>
    (Object.keys(gates) as GatedPhase[]).flatMap((phase) =>
      gates[phase].map(
        (each) =>
          !fillableAt(each).includes(phase) && {
            path: `gates.${phase}`,
            reason: `nothing done in ${phase} fills ${each}: it belongs to ${fillableAt(each).join(', ')}`,
          },
      ),
    ),
  (programme) =>
    Object.values(programme.gates)
      .flat()
      .map(
        (each) =>
          requirementRows[each].asksForNothing?.(programme) === true && {
            path: 'gates',
            reason: `${each} asks for nothing`,
          },
      ),
  (programme) =>
    (Object.keys(taskRows) as TaskKind[]).flatMap((kind) =>
      ladderOf(kind, programme).map(
        ({ to }) =>
          to !== 'assignee' &&
          !mayHearOf(to, kind) && {
            path: `ladders.${Object.hasOwn(programme.ladders, kind) ? kind : 'default'}`,
            reason: `${to} may not know of ${kind}`,
          },
      ),
    ),
  ({ absences, reasons }) =>
    Object.keys(absences).map(
      (code) =>
        !reasons.sessionNotHeld.includes(code) && {
          path: `absences.${code}`,
          reason: 'no reason of sessionNotHeld has this code',
        },
    ),
  ({ consent: { purposes } }) => [
    !areDistinct(purposes.map(({ code }) => code)) && {
      path: 'consent.purposes',
      reason: 'two purposes have the same code',
    },
  ],
  ({ screenings }) => {
    const screeners = commandRows.recordScreening.by.functions ?? [];
    return screenings.map(
      ({ code, owedBy }, index) =>
        !screeners.includes(owedBy) && {
          path: `screenings.${index}.owedBy`,
          reason: `${owedBy} may not record ${code}: ${screeners.join(' or ')} may`,
        },
    );
  },
  ({ segregation: { alarmAfter, limit } }) => [
    !alarmAfter.endsWith('wd') &&
      !limit.endsWith('wd') &&
      before(alarmAfter) < before(limit) && {
        path: 'segregation.alarmAfter',
        reason: 'the alarm would come after the limit',
      },
  ],
];

/** All inconsistencies of a valid definition; none for one that can be used. */
export function misfitsOf(programme: Programme): readonly Misfit[] {
  return checks.flatMap((check) => check(programme)).filter((each) => each !== false);
}

function before(duration: string): string {
  return minus('2031-07-01T00:00:00.000Z', duration, { timeZone: 'UTC', weekend: [], holidays: [] });
}
