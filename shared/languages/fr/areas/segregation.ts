import type { AreaWords } from '../../practice/words';

export const segregation: AreaWords<'segregation'> = {
  events: { segregationAlarmed: 'Isolement proche de la durée limite : {{days}} jours, depuis {{since}}' },
  followUps: {
    segregation_limit: 'L’isolement approche de la durée limite : faites-y mettre fin ou réexaminer la décision',
  },
  deadlines: { segregationAlarmed: 'Alerte avant la durée limite d’isolement' },
};
