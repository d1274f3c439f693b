import type { AreaWords } from '../../practice/words';

export const segregation: AreaWords<'segregation'> = {
  events: { segregationAlarmed: 'Separation nears its limit: {{days}} days, since {{since}}' },
  followUps: { segregation_limit: 'The separation nears its limit: have it ended or reviewed' },
  deadlines: { segregationAlarmed: 'Warning before the limit of separation' },
};
