import type { AreaWords } from '../../practice/words';

export const conferences: AreaWords<'conferences'> = {
  commands: {
    callConference: {
      title: 'Convoquer une réunion',
      done: 'La réunion est convoquée.',
      hint: 'Les personnes invitées sont sollicitées par courriel. Qui ne peut pas venir peut envoyer un rapport écrit.',
    },
    recordConference: {
      title: 'Enregistrer le compte rendu d’une réunion',
      done: 'Le compte rendu est enregistré.',
      hint: 'Chaque point aboutit à une action, à une décision ou à l’absence d’action, motivée.',
    },
    cancelConference: { title: 'Annuler une réunion', done: 'La réunion est annulée.' },
  },
  events: {
    conferenceCalled: 'Réunion convoquée : {{type}}, {{startsAt}}, présidence {{chairId}}',
    conferenceAnswered: 'Réponse à une convocation : {{personId}}, {{answer}}',
    conferenceRecordFellDue: 'Compte rendu de réunion attendu',
    conferenceHeld: 'Réunion tenue : prochain examen {{nextReviewOn}}',
    conferenceCancelled: 'Réunion annulée : {{reasonCode}}',
    conferenceFellDue: 'Réunion à convoquer : {{type}}',
    actionDone: 'Action réalisée',
    actionNotPossible: 'Action impossible : {{reasonCode}}',
  },
  tasks: {
    conference_invitation: {
      do: 'Indiquer si vous pouvez participer à la réunion',
      answers: { accept: 'Je peux participer', decline: 'Je ne peux pas participer' },
    },
    conference_report: { do: 'Adresser un rapport écrit à la réunion', answers: { report: 'Envoyer le rapport' } },
    action: {
      do: 'Réaliser l’action',
      answers: { done: 'L’action est réalisée', cannot_do: 'Je ne peux pas réaliser l’action' },
    },
  },
  followUps: {
    conference_due: 'Une réunion doit avoir lieu : convoquez-la',
    conference_record_due: 'Le compte rendu d’une réunion est attendu : faites-le enregistrer',
    action_not_possible: 'Une action n’a pas été possible : trouvez une autre solution',
  },
  deadlines: { conferenceRecordFellDue: 'Compte rendu de la réunion', conferenceFellDue: 'Réunion' },
  fieldsOf: {
    callConference: { type: { label: 'Type de réunion' } },
    recordConference: {
      kind: { label: 'Suite donnée au point' },
      what: { label: 'Ce qui est à faire' },
      dueOn: { label: 'À faire avant le' },
      dissent: { hint: 'Un avis divergent reste au compte rendu, au nom de son auteur.' },
    },
  },
  alsoMissing: {
    conference: 'Convoquer la réunion',
    conference_record: 'Enregistrer le compte rendu de la réunion',
  },
};
