import type { AppTexts } from '../app-texts';

export const drafts: AppTexts['drafts'] = {
  heading: 'Formulaires commencés',
  later: 'Conserver et continuer plus tard',
  discard: 'Effacer ma saisie',
  kept: 'Votre saisie est conservée jusqu’au {{when}}. Rien n’a été enregistré.',
  keptAt: 'Conservé à {{when}} ; pas encore enregistré',
  begun: 'Vous avez commencé ce formulaire sans l’envoyer :',
  goOn: 'Reprendre votre saisie, {{when}}',
  until: 'conservé jusqu’au {{when}}',
};

export const account: AppTexts['account'] = {
  heading: 'Votre compte',
  signedIn: 'Connexion depuis {{since}}. Votre session se termine au plus tard à {{until}}.',
  language: 'Langue des pages et des courriels',
  timeZone: 'Fuseau horaire dans lequel les heures vous sont affichées',
  save: 'Enregistrer',
  saved: 'Vos choix sont enregistrés.',
  ending: 'Sans action de votre part, votre session se termine dans cinq minutes.',
  endingForGood: 'Votre session se termine dans cinq minutes. Votre saisie est conservée.',
  stay: 'Rester connecté',
};
