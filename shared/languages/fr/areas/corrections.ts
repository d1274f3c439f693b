import type { AreaWords } from '../../practice/words';

export const corrections: AreaWords<'corrections'> = {
  commands: {
    correctEntry: {
      title: 'Rectifier une entrée',
      done: 'La rectification est enregistrée.',
      hint: 'L’entrée reste telle quelle. La rectification est affichée avec elle.',
    },
  },
  events: { entryCorrected: 'Entrée rectifiée' },
  fieldsOf: {
    correctEntry: {
      reasonCode: { label: 'Ce qui ne va pas dans l’entrée' },
      correction: { label: 'Ce qui est exact' },
    },
  },
};
