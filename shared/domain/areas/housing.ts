import { followedUp, followUp } from '../asking';
import { accept, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState } from '../state';
import { civilDate, plus, startOfDay } from '../time';
import { phasesInCustody } from '../phase-groups';

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
          unknownFactor >= 0 ? reject('unknown_code', `factors.${unknownFactor}`, { known: housing.factors }) : null,
          housing.securityClasses.includes(data.securityClass)
            ? null
            : reject('unknown_code', 'securityClass', { known: housing.securityClasses }),
          housing.roleTiers.includes(data.roleTier)
            ? null
            : reject('unknown_code', 'roleTier', { known: housing.roleTiers }),
          data.expiresOn < today ? reject('date_in_past', 'expiresOn') : null,
          data.expiresOn > latest ? reject('expires_too_late', 'expiresOn', { latest }) : null,
        ) ?? accept({ type: 'housingDecided', data }, ...followedUp(kase, 'housing_review_due'))
      );
    },
  },
};

export const housingEvents: Reducers<'housingDecided' | 'housingReviewFellDue'> = {
  housingDecided: (kase, { data, at, actorId }) => ({
    ...kase,
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
  return housing?.decidedIn === 'classifying' && housing.byChair && housing.decidedAt >= kase.phaseSince;
}
