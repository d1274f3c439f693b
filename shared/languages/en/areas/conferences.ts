import type { AreaWords } from '../../practice/words';

export const conferences: AreaWords<'conferences'> = {
  commands: {
    callConference: {
      title: 'Call a conference',
      done: 'The conference is called.',
      hint: 'Everybody invited is asked by mail. If they cannot come, they can send a written report.',
    },
    recordConference: {
      title: 'Record the minutes of a conference',
      done: 'The minutes are recorded.',
      hint: 'Each item ends as an action, a decision, or no action with its reasons.',
    },
    cancelConference: { title: 'Cancel a conference', done: 'The conference is cancelled.' },
  },
  events: {
    conferenceCalled: 'Conference called: {{type}}, {{startsAt}}, chair {{chairId}}',
    conferenceAnswered: 'Invitation to a conference answered: {{personId}}, {{answer}}',
    conferenceRecordFellDue: 'Minutes of a conference fell due',
    conferenceHeld: 'Conference held: next review {{nextReviewOn}}',
    conferenceCancelled: 'Conference cancelled: {{reasonCode}}',
    conferenceFellDue: 'Conference fell due: {{type}}',
    actionDone: 'Action carried out',
    actionNotPossible: 'Action not possible: {{reasonCode}}',
  },
  tasks: {
    conference_invitation: {
      do: 'Say whether you can attend the conference',
      answers: { accept: 'I can attend', decline: 'I cannot attend' },
    },
    conference_report: { do: 'Report in writing to the conference', answers: { report: 'Send the report' } },
    action: {
      do: 'Carry out the action',
      answers: { done: 'The action is carried out', cannot_do: 'I cannot carry out the action' },
    },
  },
  followUps: {
    conference_due: 'A conference is due: call it',
    conference_record_due: 'The minutes of a conference are due: have them recorded',
    action_not_possible: 'An action was not possible: find another way',
  },
  deadlines: { conferenceRecordFellDue: 'Minutes of the conference', conferenceFellDue: 'Conference' },
  fieldsOf: {
    callConference: { type: { label: 'Type of conference' } },
    recordConference: {
      kind: { label: 'How the item ended' },
      what: { label: 'What is to be done' },
      dueOn: { label: 'To be done by' },
      dissent: { hint: 'A dissenting opinion stays in the minutes under the name of the person.' },
    },
  },
  alsoMissing: {
    conference: 'Call the conference',
    conference_record: 'Record the minutes of the conference',
  },
};
