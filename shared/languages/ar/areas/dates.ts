import type { AreaWords } from '../../practice/words';

export const dates: AreaWords<'dates'> = {
  commands: {
    changeDates: {
      title: 'تغيير تواريخ العقوبة',
      done: 'غُيّرت التواريخ.',
      hint: 'أدخلوا ما يتغير فقط، تاريخًا واحدًا على الأقل. وتتحرك معه المواعيد المرتبطة به.',
    },
  },
  events: { datesChanged: 'تغيير تواريخ العقوبة: {{reasonCode}}' },
};
