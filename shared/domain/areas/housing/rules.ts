import { followUp } from '../../asking/asking';
import { type CaseState, type CommandData } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { reject } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { phasesInCustody } from '../../path/phases';
import { startOfDay } from '../../time';

/** A housing decision ends on its expiry date; silence never extends it. */
export const housingDeadlines: Deadlines = (kase, { calendar }) => {
  const { housing } = kase;
  if (!housing || housing.reviewFellDue || !phasesInCustody.includes(kase.phase)) return [];
  return [
    {
      at: startOfDay(housing.expiresOn, calendar.timeZone),
      then: 'housingReviewFellDue',
      events: (facts) => [
        { type: 'housingReviewFellDue', data: { expiresOn: housing.expiresOn } },
        ...followUp(kase, 'housing_review_due', facts),
      ],
    },
  ];
};

/** True if the chair has decided the classification in its phase. An earlier decision is not yet confirmed. */
export function isClassified(kase: CaseState): boolean {
  const { housing } = kase;
  if (!housing || housing.setAside) return false;
  return housing.decidedIn === 'classifying' && housing.byChair && housing.decidedAt >= kase.phaseSince;
}

/** While the classification is challenged, it may be renewed but not changed (domain.md, "human rights"). */
export function checkUnchallenged(
  { challenges, housing }: CaseState,
  data: CommandData['decideHousing'],
): Decision | null {
  const challenge = challenges.find((each) => each.of === 'classification');
  if (!challenge || !housing) return null;
  const changed = (['option', 'securityClass', 'roleTier'] as const).find((part) => data[part] !== housing[part]);
  return changed ? reject('challenge_open', changed, { challengeId: challenge.challengeId }) : null;
}
