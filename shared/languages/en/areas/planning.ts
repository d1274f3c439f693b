import type { AreaWords } from '../../practice/words';

export const planning: AreaWords<'planning'> = {
  commands: {
    draftPlan: {
      title: 'Draft the plan',
      done: 'The draft of the plan is recorded.',
      hint: 'Choose the aim first. Each objective needs a threshold for success and one for failure.',
    },
    submitPlan: {
      title: 'Submit the plan',
      done: 'The plan is submitted.',
      hint: 'The chair is asked to approve it. The chair cannot be its author.',
    },
  },
  events: {
    planDrafted: 'Plan drafted: version {{version}}, {{aim}}',
    planSubmitted: 'Plan submitted to the chair: version {{version}}, {{chairId}}',
    planApproved: 'Plan approved: version {{version}}',
    planRejected: 'Plan sent back: version {{version}} ({{reasonCode}})',
    planOpinionGiven: 'Opinion on the plan given: {{discipline}}, {{opinion}}',
  },
  tasks: {
    plan_approval: {
      do: 'Approve the plan',
      answers: {
        approve: 'Approve the plan',
        approve_with_changes: 'Approve the plan with changes',
        reject: 'Send the plan back',
      },
    },
    plan_opinion: {
      do: 'Give your opinion on the plan',
      answers: { agree: 'Agree', agree_with_changes: 'Agree with changes', dissent: 'Dissent' },
    },
  },
  followUps: {
    plan_rejected: 'The plan was sent back: revise it and submit it again',
    plan_changes_asked: 'The plan was approved with changes: draft the changes',
  },
  requirements: {
    plan_draft: 'Draft the plan',
    plan_submission: 'Submit the plan',
    quorum_: 'Complete the quorum: {{which}} must attend or report',
  },
  fieldsOf: {
    draftPlan: { title: { label: 'Objective' }, tracks: { label: 'Tracks of the plan' } },
    submitPlan: { chairId: { label: 'Chair who decides' }, opinions: { label: 'Written opinions to ask for' } },
  },
};
