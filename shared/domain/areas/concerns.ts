import { type AnswerRules, type Reducers, reject } from '../rules';

export const concernAnswers: AnswerRules<'concern_review' | 'urgent_concern'> = {
  concern_review: {
    reassess: () => reject('nothing_changed'),
    watch: () => reject('nothing_changed'),
    no_action: () => reject('nothing_changed'),
  },
  urgent_concern: { acknowledge: () => reject('nothing_changed') },
};

export const concernEvents: Reducers<
  'sessionObserved' | 'concernRaised' | 'concernReviewed' | 'urgentConcernAcknowledged' | 'qualificationLapsed'
> = {
  sessionObserved: (kase) => kase,
  concernRaised: (kase) => kase,
  concernReviewed: (kase) => kase,
  urgentConcernAcknowledged: (kase) => kase,
  qualificationLapsed: (kase) => kase,
};
