import type { AreaWords } from '../../practice/words';

export const release: AreaWords<'release'> = {
  commands: {
    startPreRelease: { title: 'Commencer la préparation à la sortie', done: 'La préparation à la sortie a commencé.' },
    requestReleaseConfirmations: {
      title: 'Demander les confirmations pour la sortie',
      done: 'Les confirmations sont demandées.',
      hint: 'Chacune des quatre personnes est invitée à confirmer que la personne est prête à sortir.',
    },
    recordReleaseDecision: {
      title: 'Enregistrer la décision de libération',
      done: 'La décision de libération est enregistrée.',
      hint: 'La décision est celle d’une autorité extérieure. Une libération conditionnelle comporte des obligations, une date de fin et un agent chargé de la surveillance.',
    },
  },
  events: {
    preReleaseFellDue: 'Préparation à la sortie à commencer : sortie prévue {{expectedReleaseOn}}',
    preReleaseStarted: 'Préparation à la sortie commencée',
    releaseConfirmationsRequested:
      'Confirmations demandées pour la sortie : {{chair}}, {{police_lead}}, {{probation_lead}}, {{aftercare_lead}}',
    releaseConfirmed: 'Préparation suffisante pour la sortie confirmée : {{as}}',
    releaseRefused: 'Préparation suffisante pour la sortie non confirmée : {{as}} ({{reasonCode}})',
    releaseDateChanged: 'Date de sortie prévue déplacée : du {{from}} au {{to}}',
    releaseDecided: 'Décision de libération enregistrée : {{kind}}, {{authority}}, sortie le {{releaseOn}}',
    handoverSent: 'Transmission envoyée',
    handoverReceived: 'Transmission reçue',
    personReleased: 'Personne libérée : {{releaseOn}}',
  },
  tasks: {
    release_confirmation: {
      do: 'Confirmer que la personne est prête à sortir',
      answers: { confirm: 'Confirmer que la personne est prête', refuse: 'Ne pas le confirmer' },
    },
    handover_sending: {
      do: 'Confirmer l’envoi de la transmission',
      answers: { confirm: 'J’ai envoyé la transmission' },
    },
    handover_acceptance: {
      do: 'Confirmer la réception de la transmission',
      answers: { confirm: 'J’ai reçu la transmission' },
    },
  },
  followUps: {
    release_refused: 'Il n’a pas été confirmé que la personne est prête à sortir : éclaircissez-en les motifs',
    pre_release_due: 'La préparation à la sortie est à commencer : achevez le programme ou commencez la préparation',
  },
  requirements: {
    release_confirmation_: 'Confirmer que la personne est prête à sortir : {{which}}',
    final_assessment: 'Terminer l’évaluation finale',
    release_decision: 'Enregistrer la décision de libération',
    day_of_release: 'Attendre le jour de la sortie',
  },
  deadlines: { preReleaseFellDue: 'Préparation à la sortie', personReleased: 'Sortie' },
  fieldsOf: {
    recordReleaseDecision: {
      kind: { label: 'Mode de libération' },
      waiver: { hint: 'Nécessaire si la libération intervient avant que tout ce qui est exigé soit achevé.' },
      conditions: { hint: 'Uniquement pour une libération conditionnelle.' },
      supervisionEndsOn: { hint: 'Uniquement pour une libération conditionnelle.' },
      supervisingOfficerId: { hint: 'Uniquement pour une libération conditionnelle.' },
      senderId: { label: 'Qui transmet le dossier' },
    },
  },
};
