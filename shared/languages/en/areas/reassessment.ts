import type { AreaWords } from '../../practice/words';

export const reassessment: AreaWords<'reassessment'> = {
  commands: {
    skipReassessment: {
      title: 'Skip a reassessment',
      done: 'The reassessment is skipped.',
      hint: 'The next one falls due by the schedule.',
    },
  },
  events: {
    reassessmentFellDue: 'Reassessment fell due: {{dueSince}}',
    reviewDecided: 'Review decided: {{decision}}',
    reassessmentSkipped: 'Reassessment skipped: due since {{dueSince}}',
    reassessmentRequired: 'Reassessment required: {{because}}, by {{dueAt}}',
  },
  tasks: {
    review_decision: {
      do: 'Decide how to go on after the reassessment',
      answers: {
        continue: 'Continue as planned',
        revise: 'Revise the plan',
        step_up: 'Step up: more intensive work',
        step_down: 'Step down: less intensive work',
        suspend: 'Suspend the programme',
        complete: 'Complete the programme',
      },
    },
  },
  followUps: {
    reassessment_due: 'A reassessment is due: assign it',
    reassessment_required: 'A reassessment is required out of turn: assign it',
  },
  requirements: { programme_completion: 'Decide that the programme is complete' },
  deadlines: { reassessmentFellDue: 'Reassessment' },
  alsoMissing: {
    assessment_assignment: 'Assign the assessment',
  },
};
