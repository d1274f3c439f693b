import { ask, followUp } from '../../asking/asking';
import { anybody, type Area } from '../../kernel/area';
import { accept } from '../../kernel/rules';

declare module '../../case' {
  interface AreaTasks {
    contacts: {
      contact_report: 'made' | 'missed';
      outreach: 'reached' | 'not_reached';
    };
  }
}

export const rows = {
  contact_report: {
    sensitivity: 'link',
    askedBy: 'requestContactReport',
    defaultWindow: null,
    in: 'identity',
    answerIn: 'sessions',
    endsWith: 'answer',
    heldAs: ['supervising_officer', 'aftercare_lead'],
    mayTakeOver: anybody,
    answers: {
      made: { brings: (_kase, { about }) => accept({ type: 'contactMade', data: { contactId: about } }) },
      missed: {
        reasonsFrom: 'contactMissed',
        brings: (_kase, { about, assigneeId }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'contactMissed', data: { contactId: about, reasonCode } },
            ask('outreach', assigneeId, about, facts),
          ),
      },
    },
  },
  outreach: {
    sensitivity: 'link',
    askedBy: 'requestContactReport',
    defaultWindow: null,
    in: 'identity',
    answerIn: 'sessions',
    endsWith: 'answer',
    heldAs: ['supervising_officer', 'aftercare_lead'],
    mayTakeOver: anybody,
    answers: {
      reached: {
        brings: (_kase, { about }) => accept({ type: 'outreachRecorded', data: { contactId: about, reached: true } }),
      },
      not_reached: {
        reasonsFrom: 'outreachFailed',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'outreachRecorded', data: { contactId: about, reached: false, reasonCode } },
            ...followUp(kase, 'outreach_failed', facts),
          ),
      },
    },
  },
} satisfies Area<'contacts'>['tasks'];
