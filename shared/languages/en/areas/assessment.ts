import type { AreaWords } from '../../practice/words';

export const assessment: AreaWords<'assessment'> = {
  commands: {
    assignAssessment: {
      title: 'Assign an assessment',
      done: 'The assessment is assigned.',
      hint: 'Assessor and reviewer are two people. With a second assessor, a moderator is needed too.',
    },
  },
  events: {
    assessmentAssigned:
      'Assessment assigned: {{instrumentId}}, {{purpose}}, assessor {{assessorId}}, reviewer {{reviewerId}}',
    assessmentSubmitted: 'Assessment submitted (items not rated: {{unrated}})',
    assessmentApproved: 'Assessment approved',
    assessmentRejected: 'Assessment sent back: {{reasonCode}}',
    assessmentNotPossible: 'Assessment not possible: {{reasonCode}}',
    assessmentRated: 'Rated by one of two assessors (items not rated: {{unrated}})',
  },
  tasks: {
    assessment: {
      do: 'Assess the person',
      answers: { submit: 'Submit the assessment', cannot_do: 'I cannot do the assessment' },
    },
    assessment_review: {
      do: 'Review the assessment',
      answers: { approve: 'Approve the assessment', reject: 'Send the assessment back' },
    },
    assessment_consensus: { do: 'Moderate the assessment', answers: { submit: 'Submit the agreed assessment' } },
  },
  followUps: {
    assessment_not_possible: 'An assessment was not possible: assign it again',
    assessment_rejected: 'An assessment was sent back: assign it again',
  },
  requirements: {
    baseline: 'Complete the baseline assessment',
    baseline_review: 'Review the baseline assessment',
    baseline_assignment: 'Assign the baseline assessment',
    baseline_consensus: 'Agree on the baseline assessment',
  },
  fieldsOf: {
    assignAssessment: { overrideReasons: { hint: 'Only if the assessor’s accreditation or vetting has lapsed.' } },
    assessment: {
      level: { label: 'Rating' },
      formulation: { hint: 'Explain in your own words how the ratings fit together. Items are never added up.' },
    },
    assessment_consensus: { level: { label: 'Agreed rating' } },
  },
};
