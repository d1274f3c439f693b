import type { AreaWords } from '../../practice/words';

export const incidents: AreaWords<'incidents'> = {
  commands: {
    recordIncident: {
      title: 'Enregistrer un incident',
      done: 'L’incident est enregistré.',
      hint: 'Les responsables sont prévenus. Une réévaluation et une réunion peuvent devenir nécessaires.',
    },
    recordNewInformation: {
      title: 'Enregistrer une information nouvelle',
      done: 'L’information est enregistrée.',
      hint: 'Une réévaluation et une réunion peuvent devenir nécessaires.',
    },
    resumeActivities: { title: 'Reprendre les activités de groupe', done: 'Les activités de groupe reprennent.' },
  },
  events: {
    incidentRecorded: 'Incident enregistré : {{kind}}, {{severity}}',
    newInformationRecorded: 'Information nouvelle enregistrée',
    activitiesSuspended: 'Activités de groupe et avantages suspendus',
    activitiesKept: 'Activités de groupe et avantages maintenus',
    activitiesResumed: 'Activités de groupe et avantages rétablis',
  },
  tasks: {
    incident_notice: {
      do: 'Prendre connaissance de l’incident',
      answers: { noted: 'J’ai pris connaissance de l’incident' },
    },
    suspension_proposal: {
      do: 'Décider de suspendre ou non les activités de groupe',
      answers: { suspend: 'Suspendre les activités de groupe et les avantages', keep: 'Ne pas les suspendre' },
    },
  },
  fieldsOf: {
    recordIncident: { kind: { label: 'Nature de l’incident' }, what: { label: 'Ce qui s’est passé' } },
    recordNewInformation: { what: { label: 'Ce qui a été appris' } },
  },
};
