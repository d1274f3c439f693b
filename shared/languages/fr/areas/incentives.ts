import type { AreaWords } from '../../practice/words';

export const incentives: AreaWords<'incentives'> = {
  commands: {
    proposeIncentive: {
      title: 'Proposer une mesure incitative',
      done: 'La mesure incitative est proposée.',
      hint: 'Elle récompense une étape du parcours, jamais une conviction ni un contact avec une victime.',
    },
    revokeIncentive: { title: 'Retirer une mesure incitative', done: 'La mesure incitative est retirée.' },
  },
  events: {
    incentiveProposed: 'Mesure incitative proposée : {{kind}}, décision par {{granterId}}',
    incentiveGranted: 'Mesure incitative accordée',
    incentiveRefused: 'Mesure incitative refusée : {{reasonCode}}',
    incentiveRevoked: 'Mesure incitative retirée : {{reasonCode}}',
  },
  tasks: {
    incentive_decision: {
      do: 'Décider de la mesure incitative',
      answers: { grant: 'Accorder la mesure incitative', refuse: 'Refuser la mesure incitative' },
    },
  },
  fieldsOf: {
    proposeIncentive: {
      kind: { label: 'Mesure incitative' },
      about: { label: 'Objectif ou volet', hint: 'Uniquement pour un objectif atteint ou un volet achevé.' },
      granterId: { hint: 'Quelqu’un qui n’a assuré aucune séance de ce dossier.' },
    },
    incentive_decision: {
      override: { label: 'Motifs de l’accorder bien que le niveau de préoccupation ait augmenté' },
    },
  },
};
