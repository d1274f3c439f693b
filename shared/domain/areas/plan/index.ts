import { area } from '../../kernel/area';
import { sections } from './programme';

/** The plan that holds, and the one in the making: what other areas read of it. */
export const plan = area('plan', {
  state: { plan: null, planRevision: false, planDraft: null, heldSessions: [] },
  entered: () => ({ planRevision: false, planDraft: null }),
  resets: {
    // What was approved may be submitted again as it is; what was rejected is to be drafted anew.
    planning: ({ plan }) => ({
      plan: plan && { ...plan, status: plan.status === 'rejected' ? 'rejected' : 'draft', opinions: [] },
    }),
  },
  programme: sections,
});
