import type { AreaWords } from '../../practice/words';

export const release: AreaWords<'release'> = {
  commands: {
    startPreRelease: { title: 'Start the preparation of release', done: 'The preparation of release is started.' },
    requestReleaseConfirmations: {
      title: 'Request confirmations for release',
      done: 'The confirmations are requested.',
      hint: 'Each of the four is asked to confirm that the person is ready for release.',
    },
    recordReleaseDecision: {
      title: 'Record the release decision',
      done: 'The release decision is recorded.',
      hint: 'The decision is that of an outside authority. Parole needs conditions, an end date and a supervising officer.',
    },
  },
  events: {
    preReleaseFellDue: 'Preparation of release fell due: expected release {{expectedReleaseOn}}',
    preReleaseStarted: 'Preparation of release started',
    releaseConfirmationsRequested:
      'Confirmations for release requested: {{chair}}, {{police_lead}}, {{probation_lead}}, {{aftercare_lead}}',
    releaseConfirmed: 'Readiness for release confirmed: {{as}}',
    releaseRefused: 'Readiness for release not confirmed: {{as}} ({{reasonCode}})',
    releaseDateChanged: 'Expected release moved: from {{from}} to {{to}}',
    releaseDecided: 'Release decision recorded: {{kind}}, {{authority}}, release on {{releaseOn}}',
    handoverSent: 'Hand-over sent',
    handoverReceived: 'Hand-over received',
    personReleased: 'Person released: {{releaseOn}}',
  },
  tasks: {
    release_confirmation: {
      do: 'Confirm readiness for release',
      answers: { confirm: 'Confirm readiness for release', refuse: 'Do not confirm it' },
    },
    handover_sending: {
      do: 'Confirm that you have sent the hand-over',
      answers: { confirm: 'I have sent the hand-over' },
    },
    handover_acceptance: {
      do: 'Confirm that you have received the hand-over',
      answers: { confirm: 'I have received the hand-over' },
    },
  },
  followUps: {
    release_refused: 'Readiness for release was not confirmed: clear up the reasons',
    pre_release_due: 'The preparation of release is due: complete the programme or start the preparation',
  },
  requirements: {
    release_confirmation_: 'Confirm readiness for release: {{which}}',
    final_assessment: 'Complete the final assessment',
    release_decision: 'Record the release decision',
    day_of_release: 'Wait for the day of release',
  },
  deadlines: { preReleaseFellDue: 'Preparation of release', personReleased: 'Release' },
  fieldsOf: {
    recordReleaseDecision: {
      kind: { label: 'Kind of release' },
      waiver: { hint: 'Needed if the release comes before everything required is complete.' },
      conditions: { hint: 'Only for parole.' },
      supervisionEndsOn: { hint: 'Only for parole.' },
      supervisingOfficerId: { hint: 'Only for parole.' },
      senderId: { label: 'Who hands the case over' },
    },
  },
};
