import type { AreaWords } from '../../practice/words';

export const challenges: AreaWords<'challenges'> = {
  commands: {
    recordChallenge: {
      title: 'تسجيل اعتراض',
      done: 'سُجّل الاعتراض.',
      hint: 'يجب ألا يكون المراجع قد شارك في القرار المعترض عليه. ويبقى الإيواء على حاله إلى حين البت في الاعتراض.',
    },
  },
  events: {
    challengeRecorded: 'تسجيل اعتراض: {{of}}، المراجع {{reviewerId}}',
    challengeDecided: 'البت في اعتراض: {{decision}}',
  },
  tasks: {
    challenge_review: {
      do: 'البت في الاعتراض',
      answers: { uphold: 'قبول الاعتراض', partly_uphold: 'قبول الاعتراض جزئيًا', dismiss: 'رفض الاعتراض' },
    },
  },
  followUps: { housing_challenge_upheld: 'قُبل اعتراض على التصنيف: اعملوا على اتخاذ قرار جديد بشأن الإيواء' },
  fieldsOf: { recordChallenge: { of: { label: 'موضوع الاعتراض' } } },
};
