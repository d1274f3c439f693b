import type { AreaWords } from '../../practice/words';

export const sessions: AreaWords<'sessions'> = {
  commands: {
    planSession: {
      title: 'Planifier une séance',
      done: 'La séance est planifiée.',
      hint: 'Le spécialiste est sollicité par courriel. Le courriel ne nomme personne.',
    },
    rescheduleSession: {
      title: 'Déplacer une séance',
      done: 'La séance est déplacée.',
      hint: 'Le spécialiste est de nouveau sollicité pour la nouvelle date.',
    },
    cancelSession: { title: 'Annuler une séance', done: 'La séance est annulée.' },
    planSeries: {
      title: 'Planifier une série de séances',
      done: 'La série est planifiée.',
      hint: 'Chaque séance de la série peut être déplacée ou annulée séparément.',
    },
  },
  events: {
    sessionPlanned: 'Séance planifiée : {{startsAt}}, {{placeCode}}, avec {{specialistId}}',
    sessionRescheduled: 'Séance déplacée : {{startsAt}}, auparavant {{formerly}} ({{reasonCode}})',
    sessionCancelled: 'Séance annulée : {{reasonCode}}',
    sessionAccepted: 'Invitation à une séance acceptée',
    sessionDeclined: 'Invitation à une séance déclinée : {{reasonCode}}',
    sessionReportFellDue: 'Compte rendu de séance attendu',
    sessionHeld: 'Séance tenue',
    sessionNotHeld: 'Séance non tenue : {{reasonCode}}',
    seriesPlanned: 'Série de séances planifiée : {{count}} séances',
    sessionObserved: 'Observations d’une séance enregistrées',
    qualificationLapsed: 'Agrément ou habilitation expirés : {{specialistId}}',
  },
  tasks: {
    session_invitation: {
      do: 'Indiquer si vous pouvez assurer la séance',
      answers: { accept: 'Je peux assurer la séance', decline: 'Je ne peux pas assurer la séance' },
    },
    session_report: {
      do: 'Rendre compte de la séance',
      answers: { held: 'La séance a eu lieu', not_held: 'La séance n’a pas eu lieu' },
    },
  },
  followUps: {
    session_declined: 'Un spécialiste a décliné une séance : trouvez une autre date ou un autre spécialiste',
    accreditation_lapsed:
      'L’agrément ou l’habilitation d’un spécialiste a expiré : faites-les renouveler ou choisissez quelqu’un d’autre',
  },
  deadlines: { sessionReportFellDue: 'Compte rendu de la séance' },
  fieldsOf: {
    planSession: {
      minutes: { label: 'Durée en minutes' },
      overrideReasons: { hint: 'Uniquement si l’agrément ou l’habilitation du spécialiste a expiré.' },
    },
    planSeries: {
      startsAt: { label: 'Première séance' },
      minutes: { label: 'Durée de chaque séance en minutes' },
      overrideReasons: { hint: 'Uniquement si l’agrément ou l’habilitation du spécialiste a expiré.' },
    },
    rescheduleSession: {
      startsAt: { label: 'Nouvelle date et heure' },
      minutes: { label: 'Nouvelle durée en minutes' },
      specialistId: { label: 'Autre spécialiste' },
    },
    session_report: { concern: { hint: 'Une inquiétude urgente est transmise immédiatement à la permanence.' } },
  },
};
