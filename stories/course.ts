import { say, type Act, type Acts } from './act';
import { objective } from './bodies';
import { dateIn } from './seen';
import * as steps from './steps';

/** Acts in their order, each on a day counted from the opening. */
export type Dated = readonly (readonly [day: number, act: Act])[];

/** The acts of a course, one right after the other. */
export function undated(course: Dated): Acts {
  return course.map(([, act]) => act);
}

export const received: Dated = [
  [2, steps.accepted],
  [2, steps.appointed('duty_officer', 'dutyOfficer')],
  [2, steps.appointed('health_lead', 'healthLead')],
];

export const screenedForHealth: Dated = [
  [3, steps.looked('healthLead', { health: 'no_concern', self_harm: 'no_concern', vulnerability: 'unknown' })],
];

export const screened: Dated = [
  ...screenedForHealth,
  [
    3,
    steps.looked(
      'dutyOfficer',
      { safety: 'no_concern', language: 'concern', separation: 'no_concern' },
      'Follows a conversation, asks for an interpreter for papers.',
    ),
  ],
];

export const baselineAssigned: Dated = [[8, steps.assigned()]];

export const assessed: Dated = [
  ...baselineAssigned,
  [12, steps.backgroundRecorded],
  [23, steps.handedIn()],
  [25, steps.commented('given')],
  [26, steps.reviewed],
];

export const classified: Dated = [
  [35, steps.appointed('chair', 'chair')],
  [
    36,
    (seen) =>
      steps.housed({
        option: 'integrated',
        roleTier: 'follower',
        factors: ['influence_by_others', 'family_ties'],
        expiresOn: dateIn(seen, 'P300D'),
      })(seen),
  ],
];

const reviewIn = 'P179D';
const tracks = ['psychological_counselling', 'religious_dialogue', 'basic_education', 'employment'];

export const planSubmitted: Dated = [
  [
    41,
    (seen) => {
      const draft = { actors: ['psychologist', 'teacher'] } as const;
      const one = objective(dateIn(seen, reviewIn), draft);
      const other = { ...one, title: say('Finishes a trade') };
      return steps.planDrafted({ objectives: [one, other], tracks })(seen);
    },
  ],
  [42, steps.riskPlanned(reviewIn)],
  [43, steps.planSubmitted],
];

const planApproved: Dated = [
  [44, steps.consentRecorded()],
  [44, steps.planAgreed()],
  [45, steps.opinionsWritten],
  [46, steps.chairApproved],
];

/** From the opening to the approved plan, in seven weeks. */
export const underPlan: Dated = [
  ...received,
  ...screened,
  ...assessed,
  ...classified,
  ...planSubmitted,
  ...planApproved,
];
