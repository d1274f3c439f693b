import type { AreaWords } from '../../practice/words';

export const tracks: AreaWords<'tracks'> = {
  commands: {
    recordMeasure: {
      title: 'Enregistrer une mesure',
      done: 'La mesure est enregistrée.',
      hint: 'Chaque mesure est prise avant le volet et après celui-ci.',
    },
    endTrack: {
      title: 'Mettre fin à un volet',
      done: 'Le volet est terminé.',
      hint: 'Les séances de ce volet encore à venir sont annulées.',
    },
  },
  events: {
    measureRecorded: 'Mesure enregistrée : {{measure}}, {{when}}, {{level}}',
    trackEnded: 'Volet terminé : {{outcome}}',
  },
  fieldsOf: {
    recordMeasure: { when: { label: 'Moment de la mesure' }, level: { label: 'Résultat' } },
    endTrack: { outcome: { label: 'Issue du volet' }, reasonCode: { hint: 'Uniquement si la personne a abandonné.' } },
  },
  alsoMissing: {
    module_: 'Tenir le module : {{which}}',
    measure_: 'Enregistrer la mesure : {{which}}',
  },
};
