import type { PageTexts } from '../texts';

export const pages: PageTexts = {
  question: {
    session_invitation: 'Can you take part in this appointment?',
    session_report: 'Did this appointment take place?',
    contact_report: 'Was the scheduled contact made?',
    outreach: 'Did the further attempt at contact succeed?',
    conference_invitation: 'Can you take part in this conference?',
    urgent_concern: 'Have you seen this, and are you acting on it?',
  },
  answers: {
    accept: 'Yes, I can take part',
    decline: 'No, I cannot take part',
    held: 'Yes, it took place',
    not_held: 'No, it did not take place',
    made: 'Yes, contact was made',
    missed: 'No, contact was not made',
    reached: 'Yes, it succeeded',
    not_reached: 'No, it did not succeed',
    acknowledge: 'Yes, I have seen it and am acting on it',
  },
  why: {
    decline: 'If you cannot take part: why?',
    not_held: 'If it did not take place: why?',
    missed: 'If contact was not made: why?',
    not_reached: 'If it did not succeed: why?',
  },
  form: {
    requestFrom: 'A request from {{programmeName}}',
    when: 'When',
    minutes: 'Length',
    minutesCount: '{{minutes}} min',
    place: 'Place',
    due: 'Answer by',
    reference: 'Reference',
    answerReaders: 'Read by the coordinator and by those colleagues whose task it concerns.',
    reasonReaders: 'Read by the coordinator and by those colleagues whose task it concerns.',
    note: 'Note (optional)',
    noteReaders:
      'Read by the coordinator and by those colleagues who may see how appointments and contacts went. Please write no names and no addresses.',
    continue: 'Continue',
    continueHint: 'Nothing is recorded yet: on the next page you check your answer and confirm it.',
  },
  seen: {
    engagement: 'How did the person take part?',
    engaged: 'Engaged',
    passive: 'Passive',
    resistant: 'With resistance',
    not_seen: 'Not seen',
    concern: 'Is there a concern?',
    none: 'No concern',
    yes: 'A concern: the coordinator looks at it',
    urgent: 'An urgent concern: the duty officer is told at once',
  },
  review: {
    heading: 'Check your answer and confirm it',
    answer: 'Answer',
    reason: 'Reason',
    note: 'Note',
    noNote: 'No note',
    confirm: 'Confirm and send',
    change: 'Change the answer',
  },
  errors: {
    title: 'There is a problem',
    titlePrefix: 'Error',
    answer: 'Choose an answer',
    reason: 'Choose a reason',
    note: 'The note may have at most {{max}} characters',
  },
  notices: {
    title: 'Nothing was recorded',
    old: 'This page was open for too long. Please check what you entered and continue.',
    changed: 'What is asked of you has changed in the meantime. Please check it and continue.',
  },
  linkState: {
    recorded: { heading: 'Thank you: the answer was recorded', text: 'You can close this page. A mail confirms it.' },
    already_recorded: {
      heading: 'An answer was already recorded',
      text: 'There is nothing more to do. If it was not you, or to correct the answer, please call within a day.',
    },
    expired: {
      heading: 'This link has expired',
      text: 'The time in which it could be used is over. Nothing was recorded.',
    },
    replaced: {
      heading: 'This link was replaced by a newer one',
      text: 'Please use the link in the latest mail that you received. Nothing was recorded.',
    },
    no_longer_needed: {
      heading: 'This request is no longer needed',
      text: 'There is nothing to do.',
    },
    not_valid: {
      heading: 'This is not a valid link',
      text: 'Links are sometimes cut off by mail programs. Please copy the whole address from the mail. Nothing was recorded.',
    },
    refused: {
      heading: 'This answer was not accepted',
      text: 'It came from another site. Please open the link from the mail and answer there. Nothing was recorded.',
    },
    not_now: {
      heading: 'The answer cannot be recorded now',
      text: 'Nothing was recorded. Please try again later, or call.',
    },
    too_many: {
      heading: 'Too many attempts',
      text: 'Please wait a few minutes, then open the link from the mail again.',
    },
    too_large: {
      heading: 'Too much was sent',
      text: 'Nothing was recorded. Please open the link again and shorten the note.',
    },
    malformed: {
      heading: 'The answer could not be read',
      text: 'Nothing was recorded. Please open the link from the mail again.',
    },
    unavailable: {
      heading: 'The answer cannot be recorded at the moment',
      text: 'Nothing was recorded. Please open the link again in a few minutes; it stays valid.',
    },
  },
  recordedAt: 'Recorded: {{when}}',
  contact: 'Questions: {{contact}}. This is no emergency line.',
};
