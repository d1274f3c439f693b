import type { AreaWords } from '../../practice/words';

export const contacts: AreaWords<'contacts'> = {
  commands: {
    recordAftercareChoice: {
      title: 'Enregistrer le choix sur l’accompagnement après la sortie',
      done: 'Le choix est enregistré.',
      hint: 'L’accompagnement est volontaire. Personne n’a à motiver son refus.',
    },
  },
  events: {
    contactsStarted: 'Calendrier des contacts commencé : {{kind}}',
    contactFellDue: 'Contact à prendre : numéro {{number}}',
    contactMade: 'Contact établi',
    contactMissed: 'Contact manqué : {{reasonCode}}',
    outreachRecorded: 'Relance enregistrée (personne jointe : {{reached}})',
    contactScheduleEnded: 'Calendrier des contacts terminé : {{kind}}',
    aftercareChosen: 'Choix sur l’accompagnement enregistré : {{choice}}',
  },
  tasks: {
    contact_report: {
      do: 'Rendre compte du contact',
      answers: { made: 'Le contact a été établi', missed: 'Le contact a été manqué' },
    },
    outreach: {
      do: 'Relancer la personne',
      answers: { reached: 'La personne a été jointe', not_reached: 'La personne n’a pas été jointe' },
    },
  },
  followUps: {
    contact_schedule_ended: 'Le calendrier des contacts est terminé : décidez de la suite du dossier',
    outreach_failed: 'La relance a échoué : décidez de ce qui peut encore être tenté',
  },
  requirements: {
    supervision_end: 'Mener la surveillance à son terme',
    aftercare_choice: 'Enregistrer le choix sur l’accompagnement après la sortie',
    aftercare_end: 'Mener l’accompagnement à son terme',
  },
  deadlines: { contactFellDue: 'Contact à prendre', contactScheduleEnded: 'Fin du calendrier des contacts' },
};
