import type { MailTexts } from '../texts';

export const mail: MailTexts = {
  subject: {
    asked: '{{programmeName}} : votre réponse est attendue',
    changed: '{{programmeName}} : une demande qui vous est adressée a changé',
    reminder: '{{programmeName}} : rappel, votre réponse est toujours attendue',
    escalation: '{{programmeName}} : une tâche est en retard',
    answer_recorded: '{{programmeName}} : une réponse a été enregistrée',
    no_longer_needed: '{{programmeName}} : une demande n’a plus lieu d’être',
  },
  greeting: 'Bonjour,',
  lead: {
    asked: 'Une demande vous est adressée.',
    changed: 'Une demande qui vous est adressée a changé. Ce message remplace les précédents.',
    reminder: 'Ceci est un rappel : une demande qui vous est adressée attend toujours votre réponse.',
    escalation: 'Une tâche confiée à quelqu’un est en retard. Veuillez faire en sorte qu’elle soit prise en charge.',
    answer_recorded: 'Une réponse à une demande qui vous était adressée a été enregistrée.',
    no_longer_needed:
      'Une demande qui vous était adressée n’a plus lieu d’être. Vous n’avez rien à faire ; les liens envoyés ne sont plus valables.',
  },
  ask: {
    session_invitation: 'Vous êtes invité(e) à un rendez-vous. Veuillez indiquer si vous pouvez y participer.',
    session_report: 'Un de vos rendez-vous était prévu. Veuillez indiquer s’il a eu lieu.',
    assessment: 'Une tâche vous attend.',
    assessment_review: 'Une décision de votre part est demandée.',
    plan_approval: 'Une décision de votre part est demandée.',
    review_decision: 'Une décision de votre part est demandée.',
    release_confirmation: 'Une confirmation de votre part est demandée.',
    handover_sending: 'Une confirmation de votre part est demandée.',
    handover_acceptance: 'Une confirmation de votre part est demandée.',
    contact_report: 'Un contact prévu est arrivé à échéance. Veuillez indiquer s’il a eu lieu.',
    outreach: 'Une nouvelle tentative de contact est demandée. Veuillez indiquer si elle a abouti.',
    follow_up: 'Un point attend votre suivi.',
  },
  when: 'Quand : {{when}}',
  minutes: 'Durée : {{minutes}} minutes',
  place: 'Lieu : {{place}}',
  due: 'Veuillez répondre avant : {{when}}.',
  wasDue: 'L’échéance était : {{when}}.',
  recordedAt: 'Enregistrée : {{when}}',
  openRequest: 'Ouvrir la demande',
  openRequestAt: 'Ouvrez la demande à cette adresse :',
  aboutLink:
    'Ouvrir la page n’enregistre rien ; vous y répondez en deux étapes. Le lien n’est destiné qu’à vous : veuillez ne pas transmettre ce message.',
  signIn: 'Cette tâche se traite après connexion, à l’aide de sa référence, à l’adresse :',
  notYou:
    'Si cette réponse ne vient pas de vous, ou si vous voulez la corriger, veuillez appeler dans la journée : {{contact}}.',
  reference: 'Référence : {{reference}}',
  contact: 'Questions : {{contact}}. Ce n’est pas un numéro d’urgence.',
  automatic: 'Ce message a été envoyé automatiquement.',
  calendarSummary: '{{programmeName}} : rendez-vous',
};
