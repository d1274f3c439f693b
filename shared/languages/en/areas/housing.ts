import type { AreaWords } from '../../practice/words';

export const housing: AreaWords<'housing'> = {
  commands: {
    decideHousing: {
      title: 'Decide on housing',
      done: 'The decision on housing is recorded.',
      hint: 'A decision holds until its expiry date. It must then be reviewed.',
    },
  },
  events: {
    housingDecided: 'Housing decided: {{option}}, {{securityClass}}, {{roleTier}}, until {{expiresOn}}',
    housingReviewFellDue: 'Review of housing fell due: {{expiresOn}}',
  },
  followUps: { housing_review_due: 'The decision on housing expires: have it reviewed' },
  requirements: { classification: 'Decide on housing, security class and role tier' },
  deadlines: { housingReviewFellDue: 'Review of housing' },
  fieldsOf: {
    decideHousing: {
      option: { label: 'Housing' },
      expiresOn: { label: 'Review by', hint: 'The decision expires on this day.' },
      keepApartReasons: { hint: 'Only if somebody in this facility must be kept apart from this person.' },
      prolongedReasons: { hint: 'Only if the person would be separated for longer than the limit.' },
    },
  },
  alsoMissing: {
    housing_decision: 'Decide on housing',
  },
};
