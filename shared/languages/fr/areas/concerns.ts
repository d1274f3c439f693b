import type { AreaWords } from '../../practice/words';

export const concerns: AreaWords<'concerns'> = {
  events: {
    concernRaised: 'Inquiétude signalée en séance (urgente : {{urgent}})',
    concernReviewed: 'Inquiétude examinée : {{outcome}}',
    urgentConcernAcknowledged: 'Inquiétude urgente prise en charge',
  },
  tasks: {
    concern_review: {
      do: 'Examiner l’inquiétude',
      answers: { reassess: 'Faire réévaluer la personne', watch: 'Rester vigilant', no_action: 'Ne rien entreprendre' },
    },
    urgent_concern: {
      do: 'Traiter l’inquiétude urgente',
      answers: { acknowledge: 'J’en ai pris connaissance et j’agis' },
    },
  },
};
