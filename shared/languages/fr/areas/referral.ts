import type { AreaWords } from '../../practice/words';

export const referral: AreaWords<'referral'> = {
  commands: {
    openCase: {
      title: 'Ouvrir un dossier',
      done: 'Le dossier est ouvert.',
      hint: 'Ouvrez un dossier lorsqu’un service a orienté une personne. Quelqu’un d’autre accepte l’orientation.',
    },
    acceptReferral: {
      title: 'Accepter l’orientation',
      done: 'L’orientation est acceptée.',
      hint: 'La personne à l’origine de l’orientation ne peut pas l’accepter elle-même.',
    },
    recordScreening: {
      title: 'Enregistrer un repérage',
      done: 'Le repérage est enregistré.',
      hint: 'Enregistrez chaque constat à l’arrivée. « Inconnu » est un constat et ne signifie pas qu’il n’y a rien à signaler.',
    },
  },
  events: {
    caseOpened: 'Dossier ouvert : orientation par {{referredById}}, {{referringAgencyId}}',
    referralAccepted: 'Orientation acceptée',
    screeningRecorded: 'Repérage enregistré',
  },
  requirements: { referral_acceptance: 'Accepter l’orientation', screening_: 'Enregistrer le repérage : {{which}}' },
  fieldsOf: {
    acceptReferral: {
      criteria: { label: 'Critères d’inclusion remplis', hint: 'Tous les critères doivent être remplis.' },
      duplicateChecked: { label: 'J’ai vérifié que cette personne n’a pas d’autre dossier' },
      conflictOfInterestChecked: { label: 'J’ai vérifié que personne n’est en conflit d’intérêts' },
    },
  },
};
