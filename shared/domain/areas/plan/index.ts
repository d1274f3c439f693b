import { area } from '../../kernel/area';
import { sections } from './programme';

/** The plan in force and the one in the making, for other areas to read. */
export const plan = area('plan', {
  state: { plan: null, planRevision: false, planDraft: null, heldSessions: [] },
  entered: () => ({ planRevision: false, planDraft: null }),
  resets: {
    // An approved plan can be submitted again unchanged; a rejected one must be drafted anew.
    planning: ({ plan }) => ({
      plan: plan && { ...plan, status: plan.status === 'rejected' ? 'rejected' : 'draft', opinions: [] },
    }),
  },
  programme: sections,
});
