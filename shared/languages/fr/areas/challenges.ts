import type { AreaWords } from '../../practice/words';

export const challenges: AreaWords<'challenges'> = {
  commands: {
    recordChallenge: {
      title: 'Enregistrer une contestation',
      done: 'La contestation est enregistrée.',
      hint: 'Elle est examinée par quelqu’un qui n’a pris aucune part à ce qui est contesté. D’ici là, l’affectation ne change pas.',
    },
  },
  events: {
    challengeRecorded: 'Contestation enregistrée : {{of}}, examen par {{reviewerId}}',
    challengeDecided: 'Contestation tranchée : {{decision}}',
  },
  tasks: {
    challenge_review: {
      do: 'Trancher la contestation',
      answers: {
        uphold: 'Faire droit à la contestation',
        partly_uphold: 'Faire droit à la contestation en partie',
        dismiss: 'Rejeter la contestation',
      },
    },
  },
  followUps: {
    housing_challenge_upheld:
      'Il a été fait droit à une contestation du classement : faites décider à nouveau de l’affectation',
  },
  fieldsOf: { recordChallenge: { of: { label: 'Ce qui est contesté' } } },
};
