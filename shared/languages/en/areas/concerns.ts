import type { AreaWords } from '../../practice/words';

export const concerns: AreaWords<'concerns'> = {
  events: {
    concernRaised: 'Concern raised in a session (urgent: {{urgent}})',
    concernReviewed: 'Concern reviewed: {{outcome}}',
    urgentConcernAcknowledged: 'Urgent concern acknowledged',
  },
  tasks: {
    concern_review: {
      do: 'Review the concern',
      answers: { reassess: 'Have the person reassessed', watch: 'Keep watching', no_action: 'No action' },
    },
    urgent_concern: { do: 'Act on the urgent concern', answers: { acknowledge: 'I have seen it and am acting on it' } },
  },
};
