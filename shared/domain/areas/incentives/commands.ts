import { ask } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkReason } from '../../kernel/reasons';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { commands } from './contract';
import { checkGranter, find, isProposed, isReached, milestoneOf } from './rules';

export const rows: Area<'incentives'>['commands'] = {
  proposeIncentive: {
    body: commands.proposeIncentive,
    by: coordinators,
    textsIn: 'incentives',
    names: ({ granterId }) => [granterId],
    during: phasesInCustody,
    form: {
      first: ['milestone.kind'],
      askedWith: { 'milestone.about': { 'milestone.kind': ['objective_achieved', 'track_completed'] } },
    },
    decide: (kase, data, facts) => {
      const { kind, granterId, reasons } = data;
      const known = facts.programme.incentives.kinds;
      const milestone = milestoneOf(data.milestone);
      const refusal = firstOf(
        known.includes(kind) ? null : reject('unknown_code', 'kind', { known }),
        isReached(kase, milestone) ? null : reject('milestone_not_reached', 'milestone.about'),
        isProposed(kase, kind, milestone) ? reject('already_requested', 'kind') : null,
        checkGranter(kase, data, facts),
      );
      if (refusal) return refusal;
      const incentiveId = facts.newId();
      return accept(
        { type: 'incentiveProposed', data: { incentiveId, kind, milestone, reasons, granterId } },
        ask('incentive_decision', granterId, incentiveId, facts),
      );
    },
  },
  revokeIncentive: {
    body: commands.revokeIncentive,
    by: { functions: ['chair', 'facility_manager'], ...coordinators },
    textsIn: 'incentives',
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      return (
        firstOf(
          find(kase, data.incentiveId)?.status === 'granted' ? null : reject('unknown_incentive', 'incentiveId'),
          checkReason(data.reasonCode, 'incentiveRevoked', facts),
        ) ?? accept({ type: 'incentiveRevoked', data })
      );
    },
  },
};
