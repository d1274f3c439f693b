import type { AreaWords } from '../../practice/words';

export const asking: AreaWords<'asking'> = {
  commands: {
    reassignTask: {
      title: 'Confier une tâche à quelqu’un d’autre',
      done: 'La tâche est confiée à quelqu’un d’autre.',
      hint: 'La nouvelle personne est sollicitée par courriel et dispose de tout le délai pour répondre.',
    },
    answerTask: { title: 'Répondre à une tâche', done: 'Votre réponse est enregistrée.' },
  },
  events: {
    taskAsked: 'Tâche confiée : {{kind}}, à {{assigneeId}}, échéance {{dueAt}}',
    taskChanged: 'Tâche modifiée : nouvelle échéance {{dueAt}}',
    taskAnswered: 'Réponse à une tâche : {{answer}}',
    taskWithdrawn: 'Tâche devenue inutile',
    taskReassigned:
      'Tâche confiée à quelqu’un d’autre : {{to}}, auparavant {{from}}, échéance {{dueAt}} ({{reasonCode}})',
    rungReached: 'Rappel ou alerte hiérarchique : {{to}}',
    mailFailed: 'Courriel non distribué',
  },
  tasks: { follow_up: { do: 'Assurer le suivi', answers: { done: 'C’est fait' } } },
  followUps: { mail_failed: 'Un courriel n’a pas pu être distribué : joignez la personne autrement' },
  deadlines: { taskAsked: 'Demande au spécialiste', rungReached: 'Rappel ou alerte hiérarchique' },
  fieldsOf: {
    reassignTask: {
      assigneeId: { label: 'Nouvelle personne chargée de la tâche' },
      reasonCode: { label: 'Motif du changement' },
    },
  },
};
