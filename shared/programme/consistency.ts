import { minus } from '../domain/time';
import { commandGrants } from '../policy/who-may-act';
import type { Requirement } from './custody';
import { areDistinct } from './parts';
import type { Programme } from './schema';

/** What does not fit together in a definition of which every part is valid: the place, and why. */
export interface Misfit {
  readonly path: string;
  readonly reason: string;
}

type Check = (programme: Programme) => readonly (Misfit | false)[];

/** Where what fills a requirement is done; elsewhere a gate would wait for what nobody can do, or for what is done. */
const fillableAt: Readonly<Record<Requirement, readonly (keyof Programme['gates'])[]>> = {
  referral_acceptance: ['referred'],
  screening: ['intake'],
  baseline: ['assessing'],
  background: ['assessing', 'classifying', 'planning'],
  person_comment: ['assessing', 'classifying', 'planning'],
  classification: ['classifying'],
  plan: ['planning'],
  quorum: ['planning'],
  risk_plan: ['planning', 'programme', 'pre_release'],
  plan_agreement: ['planning'],
  consent_offer: ['assessing', 'classifying', 'planning'],
  programme_completion: ['programme'],
  confirmations: ['pre_release'],
  final_assessment: ['pre_release'],
  intelligence_attestation: ['pre_release'],
};

const checks: readonly Check[] = [
  ({ gates }) =>
    (Object.keys(gates) as (keyof Programme['gates'])[]).flatMap((phase) =>
      gates[phase].map(
        (each) =>
          !fillableAt[each].includes(phase) && {
            path: `gates.${phase}`,
            reason: `nothing done in ${phase} fills ${each}: it belongs to ${fillableAt[each].join(', ')}`,
          },
      ),
    ),
  ({ gates, background, consent, conferences }) => {
    const asked = Object.values(gates).flat();
    const isEmpty: Partial<Record<Requirement, boolean>> = {
      background: background.length === 0,
      consent_offer: consent.purposes.length === 0,
      quorum: (conferences['plan']?.quorum ?? []).length === 0,
    };
    return asked.map((each) => isEmpty[each] === true && { path: 'gates', reason: `${each} asks for nothing` });
  },
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
    const screeners = commandGrants.recordScreening.functions ?? [];
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

/** Everything in a valid definition that does not fit together; nothing for one that can be used. */
export function misfitsOf(programme: Programme): readonly Misfit[] {
  return checks.flatMap((check) => check(programme)).filter((each) => each !== false);
}

function before(duration: string): string {
  return minus('2031-07-01T00:00:00.000Z', duration, { timeZone: 'UTC', weekend: [], holidays: [] });
}
