import type { AreaWords } from '../../practice/words';

export const referral: AreaWords<'referral'> = {
  commands: {
    openCase: {
      title: 'Open a case',
      done: 'The case is open.',
      hint: 'Open a case when an agency has referred a person. Somebody else accepts the referral.',
    },
    acceptReferral: {
      title: 'Accept the referral',
      done: 'The referral is accepted.',
      hint: 'The person who made the referral cannot accept it.',
    },
    recordScreening: {
      title: 'Record a screening',
      done: 'The screening is recorded.',
      hint: 'Record each finding on arrival. Unknown is a finding, and does not mean that there is no concern.',
    },
  },
  events: {
    caseOpened: 'Case opened: referred by {{referredById}}, {{referringAgencyId}}',
    referralAccepted: 'Referral accepted',
    screeningRecorded: 'Screening recorded',
  },
  requirements: { referral_acceptance: 'Accept the referral', screening_: 'Record the screening: {{which}}' },
  fieldsOf: {
    acceptReferral: {
      criteria: { label: 'Inclusion criteria that are met', hint: 'All criteria must be met.' },
      duplicateChecked: { label: 'I have checked that this person has no other case' },
      conflictOfInterestChecked: { label: 'I have checked that nobody involved has a conflict of interest' },
    },
  },
};
