import type { AreaWords } from '../../practice/words';

export const death: AreaWords<'death'> = {
  commands: {
    recordDeath: {
      title: 'تسجيل وفاة الشخص',
      done: 'سُجّلت الوفاة.',
      hint: 'يتوقف كل ما هو مقرر، وتُسحب المهام المفتوحة.',
    },
  },
  events: { deathRecorded: 'تسجيل وفاة الشخص: {{diedOn}}' },
};
