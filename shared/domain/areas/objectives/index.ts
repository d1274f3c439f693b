import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { objectiveDeadlines } from './rules';

/**
 * The person's agreement to the plan, the risk-management plan, and the standing of objectives (domain.md, `planning`).
 */
export const objectives = area('objectives', {
  state: { planAgreement: null, riskPlan: null },
  commands: commandRows,
  events: eventRows,
  followUps: {
    objective_review_due: { in: 'identity', endsWith: 'custody', doneBy: 'objective_review' },
    risk_plan_review_due: { in: 'identity', endsWith: 'custody', doneBy: 'risk_plan' },
  },
  requirements: {
    risk_plan: {
      codes: { risk_plan: 'identity' },
      at: ['planning', 'programme', 'pre_release'],
      missing: (kase) => needs(kase.riskPlan === null, 'risk_plan', kase, 'lead_coordinator'),
    },
    plan_agreement: {
      codes: { plan_agreement: 'identity' },
      at: ['planning'],
      missing: (kase) =>
        needs(
          !kase.plan || kase.planAgreement?.version !== kase.plan.version,
          'plan_agreement',
          kase,
          'lead_coordinator',
        ),
    },
  },
  deadlines: objectiveDeadlines,
  resets: { planning: () => ({ planAgreement: null }) },
});
