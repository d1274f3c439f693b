import type { AreaWords } from '../../practice/words';

export const incentives: AreaWords<'incentives'> = {
  commands: {
    proposeIncentive: {
      title: 'Propose an incentive',
      done: 'The incentive is proposed.',
      hint: 'An incentive rewards a step on the path, never a belief or contact with a victim.',
    },
    revokeIncentive: { title: 'Revoke an incentive', done: 'The incentive is revoked.' },
  },
  events: {
    incentiveProposed: 'Incentive proposed: {{kind}}, to be decided by {{granterId}}',
    incentiveGranted: 'Incentive granted',
    incentiveRefused: 'Incentive refused: {{reasonCode}}',
    incentiveRevoked: 'Incentive revoked: {{reasonCode}}',
  },
  tasks: {
    incentive_decision: {
      do: 'Decide on the incentive',
      answers: { grant: 'Grant the incentive', refuse: 'Refuse the incentive' },
    },
  },
  fieldsOf: {
    proposeIncentive: {
      kind: { label: 'Incentive' },
      about: { label: 'Objective or track', hint: 'Only for an achieved objective or a completed track.' },
      granterId: { hint: 'Choose a person who has run no session of this case.' },
    },
    incentive_decision: {
      override: { label: 'Reasons to grant it although the level of concern has risen' },
    },
  },
};
