import { followedUp, followUp } from '../asking';
import type { CommandData } from '../commands';
import type { Decision } from '../kernel-types';
import { accept, checkOccurred, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState } from '../state';
import { civilDate, plus, startOfDay } from '../time';
import { phasesInCustody } from '../phase-groups';
import { checkKeptApart } from './keep-apart';
import { checkProlonged, segregationAfter } from './segregation';

/** Housing, security class and role tier: decided by a person, with factors, reasons and an expiry (domain.md). */
export const housingCommands: CommandRules<'decideHousing'> = {
  decideHousing: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const { housing } = facts.programme;
      const { timeZone } = facts.calendar;
      const today = civilDate(facts.now, timeZone);
      const atMost = data.option === 'separate' ? housing.separateReviewAtMost : housing.reviewAtMost;
      const latest = civilDate(plus(facts.now, atMost, facts.calendar), timeZone);
      const unknownFactor = data.factors.findIndex((factor) => !housing.factors.includes(factor));
      return (
        firstOf(
          checkOccurred(facts, startOfDay(kase.admittedOn, timeZone)),
          unknownFactor >= 0 ? reject('unknown_code', `factors.${unknownFactor}`, { known: housing.factors }) : null,
          housing.securityClasses.includes(data.securityClass)
            ? null
            : reject('unknown_code', 'securityClass', { known: housing.securityClasses }),
          housing.roleTiers.includes(data.roleTier)
            ? null
            : reject('unknown_code', 'roleTier', { known: housing.roleTiers }),
          data.expiresOn < today ? reject('date_in_past', 'expiresOn') : null,
          data.expiresOn > latest ? reject('expires_too_late', 'expiresOn', { latest }) : null,
          checkUnchallenged(kase, data),
          checkKeptApart(kase, data, facts),
          checkProlonged(kase, data, facts),
        ) ??
        accept(
          { type: 'housingDecided', data },
          ...followedUp(kase, 'housing_challenge_upheld', 'housing_review_due'),
          ...(data.option !== 'separate' || data.prolongedReasons ? followedUp(kase, 'segregation_limit') : []),
        )
      );
    },
  },
};

export const housingEvents: Reducers<'housingDecided' | 'housingReviewFellDue'> = {
  housingDecided: (kase, { data, at, actorId, occurredAt }) => ({
    ...kase,
    segregation: segregationAfter(kase, data.option, occurredAt ?? at),
    housing: {
      option: data.option,
      securityClass: data.securityClass,
      roleTier: data.roleTier,
      factors: data.factors,
      expiresOn: data.expiresOn,
      decidedBy: actorId,
      decidedAt: at,
      decidedIn: kase.phase,
      byChair: kase.functions.chair === actorId,
      reviewFellDue: false,
    },
  }),
  housingReviewFellDue: (kase) => ({ ...kase, housing: kase.housing && { ...kase.housing, reviewFellDue: true } }),
};

/** A housing decision ends on its expiry date; it never goes on by silence. */
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

/** Whether the chair has decided the classification in its phase; what was decided before is not yet confirmed. */
export function isClassified(kase: CaseState): boolean {
  const { housing } = kase;
  if (!housing || housing.setAside) return false;
  return housing.decidedIn === 'classifying' && housing.byChair && housing.decidedAt >= kase.phaseSince;
}

/** While the classification is challenged, what was decided may be renewed and not changed (domain.md, "human rights"). */
function checkUnchallenged({ challenges, housing }: CaseState, data: CommandData['decideHousing']): Decision | null {
  const challenge = challenges.find((each) => each.of === 'classification');
  if (!challenge || !housing) return null;
  const changed = (['option', 'securityClass', 'roleTier'] as const).find((part) => data[part] !== housing[part]);
  return changed ? reject('challenge_open', changed, { challengeId: challenge.challengeId }) : null;
}
