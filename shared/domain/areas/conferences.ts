import { type AnswerRules, type CommandRules, type Deadlines, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Conferences: called, held with a quorum, every item with its disposition (domain.md, rule 2). */
export const conferenceCommands: CommandRules<'callConference' | 'recordConference' | 'cancelConference'> = {
  callConference: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordConference: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  cancelConference: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const conferenceAnswers: AnswerRules<'conference_invitation' | 'conference_report' | 'action'> = {
  conference_invitation: { accept: () => reject('nothing_changed'), decline: () => reject('nothing_changed') },
  conference_report: { report: () => reject('nothing_changed') },
  action: { done: () => reject('nothing_changed'), cannot_do: () => reject('nothing_changed') },
};

export const conferenceEvents: Reducers<
  | 'conferenceCalled'
  | 'conferenceAnswered'
  | 'conferenceRecordFellDue'
  | 'conferenceHeld'
  | 'conferenceCancelled'
  | 'conferenceFellDue'
  | 'actionDone'
  | 'actionNotPossible'
> = {
  conferenceCalled: (kase) => kase,
  conferenceAnswered: (kase) => kase,
  conferenceRecordFellDue: (kase) => kase,
  conferenceHeld: (kase) => kase,
  conferenceCancelled: (kase) => kase,
  conferenceFellDue: (kase) => kase,
  actionDone: (kase) => kase,
  actionNotPossible: (kase) => kase,
};

export const conferenceDeadlines: Deadlines = () => [];
