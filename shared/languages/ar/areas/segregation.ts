import type { AreaWords } from '../../practice/words';

export const segregation: AreaWords<'segregation'> = {
  events: { segregationAlarmed: 'اقتراب العزل من المدة القصوى (عدد الأيام: {{days}}، منذ {{since}})' },
  followUps: { segregation_limit: 'يقترب العزل من المدة القصوى: اعملوا على إنهائه أو مراجعته' },
  deadlines: { segregationAlarmed: 'تنبيه قبل بلوغ المدة القصوى للعزل' },
};
