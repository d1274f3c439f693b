import type { PageTexts } from '../texts';

export const pages: PageTexts = {
  question: {
    session_invitation: 'Pouvez-vous participer à ce rendez-vous ?',
    session_report: 'Ce rendez-vous a-t-il eu lieu ?',
    contact_report: 'Le contact prévu a-t-il eu lieu ?',
    outreach: 'La nouvelle tentative de contact a-t-elle abouti ?',
    conference_invitation: 'Pouvez-vous participer à cette réunion ?',
    urgent_concern: 'En avez-vous pris connaissance, et agissez-vous ?',
  },
  answers: {
    accept: 'Oui, je peux y participer',
    decline: 'Non, je ne peux pas y participer',
    held: 'Oui, il a eu lieu',
    not_held: 'Non, il n’a pas eu lieu',
    made: 'Oui, le contact a eu lieu',
    missed: 'Non, le contact n’a pas eu lieu',
    reached: 'Oui, elle a abouti',
    not_reached: 'Non, elle n’a pas abouti',
    acknowledge: 'Oui, j’en ai pris connaissance et j’agis',
  },
  why: {
    decline: 'Si vous ne pouvez pas participer : pourquoi ?',
    not_held: 'S’il n’a pas eu lieu : pourquoi ?',
    missed: 'Si le contact n’a pas eu lieu : pourquoi ?',
    not_reached: 'Si elle n’a pas abouti : pourquoi ?',
  },
  form: {
    requestFrom: 'Une demande de {{programmeName}}',
    when: 'Quand',
    minutes: 'Durée',
    minutesCount: '{{minutes}} min',
    place: 'Lieu',
    due: 'Répondre avant',
    reference: 'Référence',
    answerReaders: 'Lu par la coordination et par les collègues dont c’est la tâche.',
    reasonReaders: 'Lu par la coordination et par les collègues dont c’est la tâche.',
    note: 'Remarque (facultative)',
    noteReaders:
      'Lue par la coordination et par les collègues qui peuvent voir comment se passent rendez-vous et contacts. Veuillez n’écrire ni nom ni adresse.',
    continue: 'Continuer',
    continueHint: 'Rien n’est encore enregistré : à la page suivante, vous vérifiez votre réponse et la confirmez.',
  },
  seen: {
    engagement: 'Comment la personne a-t-elle participé ?',
    engaged: 'De façon active',
    passive: 'De façon passive',
    resistant: 'Avec résistance',
    not_seen: 'Non observé',
    concern: 'Y a-t-il une inquiétude ?',
    none: 'Aucune inquiétude',
    yes: 'Une inquiétude : la coordination l’examine',
    urgent: 'Une inquiétude urgente : la permanence est prévenue immédiatement',
  },
  review: {
    heading: 'Vérifiez votre réponse et confirmez-la',
    answer: 'Réponse',
    reason: 'Motif',
    note: 'Remarque',
    noNote: 'Aucune remarque',
    confirm: 'Confirmer et envoyer',
    change: 'Modifier la réponse',
  },
  errors: {
    title: 'Il y a un problème',
    titlePrefix: 'Erreur',
    answer: 'Choisissez une réponse',
    reason: 'Choisissez un motif',
    note: 'La remarque ne peut pas dépasser {{max}} caractères',
  },
  notices: {
    title: 'Rien n’a été enregistré',
    old: 'Cette page est restée ouverte trop longtemps. Veuillez vérifier votre saisie et continuer.',
    changed: 'Ce qui vous est demandé a changé entre-temps. Veuillez le vérifier et continuer.',
  },
  linkState: {
    recorded: {
      heading: 'Merci : la réponse a été enregistrée',
      text: 'Vous pouvez fermer cette page. Un message le confirme.',
    },
    already_recorded: {
      heading: 'Une réponse a déjà été enregistrée',
      text: 'Il n’y a plus rien à faire. Si elle ne vient pas de vous, ou pour la corriger, veuillez appeler dans la journée.',
    },
    expired: {
      heading: 'Ce lien a expiré',
      text: 'Le délai pendant lequel il pouvait servir est passé. Rien n’a été enregistré.',
    },
    replaced: {
      heading: 'Ce lien a été remplacé par un plus récent',
      text: 'Veuillez utiliser le lien du dernier message que vous avez reçu. Rien n’a été enregistré.',
    },
    no_longer_needed: { heading: 'Cette demande n’a plus lieu d’être', text: 'Il n’y a rien à faire.' },
    not_valid: {
      heading: 'Ce lien n’est pas valable',
      text: 'Les logiciels de messagerie coupent parfois les liens. Veuillez copier l’adresse entière depuis le message. Rien n’a été enregistré.',
    },
    refused: {
      heading: 'Cette réponse n’a pas été acceptée',
      text: 'Elle provient d’un autre site. Veuillez ouvrir le lien du message et y répondre. Rien n’a été enregistré.',
    },
    not_now: {
      heading: 'La réponse ne peut pas être enregistrée maintenant',
      text: 'Rien n’a été enregistré. Veuillez réessayer plus tard, ou appeler.',
    },
    too_many: {
      heading: 'Trop de tentatives',
      text: 'Veuillez attendre quelques minutes, puis ouvrir de nouveau le lien du message.',
    },
    too_large: {
      heading: 'L’envoi est trop volumineux',
      text: 'Rien n’a été enregistré. Veuillez ouvrir de nouveau le lien et raccourcir la remarque.',
    },
    malformed: {
      heading: 'La réponse n’a pas pu être lue',
      text: 'Rien n’a été enregistré. Veuillez ouvrir de nouveau le lien du message.',
    },
    unavailable: {
      heading: 'La réponse ne peut pas être enregistrée pour le moment',
      text: 'Rien n’a été enregistré. Veuillez ouvrir de nouveau le lien dans quelques minutes ; il reste valable.',
    },
  },
  recordedAt: 'Enregistrée : {{when}}',
  contact: 'Questions : {{contact}}. Ce n’est pas un numéro d’urgence.',
};
