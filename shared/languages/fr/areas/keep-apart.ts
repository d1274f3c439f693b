import type { AreaWords } from '../../practice/words';

export const keepApart: AreaWords<'keepApart'> = {
  commands: {
    recordKeepApart: {
      title: 'Enregistrer une consigne de séparation',
      done: 'La consigne de séparation est enregistrée.',
      hint: 'La consigne vaut pour les deux dossiers.',
    },
    endKeepApart: { title: 'Lever une consigne de séparation', done: 'La consigne de séparation est levée.' },
  },
  events: {
    keepApartRecorded: 'Consigne de séparation enregistrée : {{reasonCode}}',
    keepApartEnded: 'Consigne de séparation levée',
  },
};
