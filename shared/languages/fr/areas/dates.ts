import type { AreaWords } from '../../practice/words';

export const dates: AreaWords<'dates'> = {
  commands: {
    changeDates: {
      title: 'Modifier les dates de la peine',
      done: 'Les dates sont modifiées.',
      hint: 'N’indiquez que ce qui change, au moins une date. Les échéances qui en dépendent sont déplacées aussi.',
    },
  },
  events: { datesChanged: 'Dates de la peine modifiées : {{reasonCode}}' },
};
