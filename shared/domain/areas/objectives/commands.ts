import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, firstOf, reject } from '../../kernel/rules';
import { objectivesOf } from '../plan/rules';
import { commands } from './contract';
import { checkAgreement, checkAhead, noReviewDue, phasesWithPlan } from './rules';

export const rows: Area<'objectives'>['commands'] = {
  recordPlanAgreement: {
    body: commands.recordPlanAgreement,
    by: coordinators,
    textsIn: 'identity',
    during: phasesWithPlan,
    form: { fills: ['plan_agreement'] },
    decide: (kase, data) => checkAgreement(kase, data) ?? accept({ type: 'planAgreementRecorded', data }),
  },
  recordRiskPlan: {
    body: commands.recordRiskPlan,
    by: coordinators,
    textsIn: 'identity',
    during: phasesWithPlan,
    whileSuspended: true,
    form: { fills: ['risk_plan', 'risk_plan_review_due'] },
    decide: (kase, data, facts) =>
      checkAhead(data.reviewOn, facts) ??
      accept(
        { type: 'riskPlanRecorded', data: { version: (kase.riskPlan?.version ?? 0) + 1, ...data } },
        ...followedUp(kase, 'risk_plan_review_due'),
      ),
  },
  reviewObjective: {
    body: commands.reviewObjective,
    by: coordinators,
    textsIn: 'identity',
    during: phasesWithPlan,
    form: {
      first: ['standing'],
      askedWith: { reviewOn: { standing: ['progressing'] } },
      fills: ['objective_review_due'],
    },
    decide: (kase, { reviewOn, ...data }, facts) => {
      const objective = objectivesOf(kase).find(({ objectiveId }) => objectiveId === data.objectiveId);
      if (!objective) return reject('unknown_objective', 'objectiveId');
      const goesOn = data.standing === 'progressing';
      return (
        firstOf(
          !goesOn && objective.standing === data.standing ? reject('nothing_changed', 'standing') : null,
          goesOn && !reviewOn ? reject('reason_required', 'reviewOn') : null,
          goesOn && reviewOn ? checkAhead(reviewOn, facts) : null,
        ) ??
        accept(
          { type: 'objectiveReviewed', data: { ...data, ...(goesOn && { reviewOn }) } },
          ...noReviewDue(kase, objective),
        )
      );
    },
  },
};
