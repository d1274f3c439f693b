import { ask, followUp } from '../../asking/asking';
import { anybody, type Area, inWords } from '../../kernel/area';
import { accept } from '../../kernel/rules';
import { answered, dueBefore, isOfQuorum } from './rules';
import { checkMember, conferenceAppointment, conferenceOf, isOpen, memberHandedTo } from './state';

declare module '../../case' {
  interface AreaTasks {
    conferences: {
      conference_invitation: 'accept' | 'decline';
      conference_report: 'report';
      action: 'done' | 'cannot_do';
    };
  }
}

export const rows = {
  conference_invitation: {
    sensitivity: 'link',
    askedBy: 'inviteToConference',
    defaultWindow: '3wd',
    in: 'identity',
    endsWith: 'answer',
    appointment: conferenceAppointment,
    mayTakeOver: checkMember,
    handedTo: memberHandedTo,
    answers: {
      accept: { brings: (_kase, { about, assigneeId }) => accept(answered(about, assigneeId, 'accepted')) },
      decline: {
        reasonsFrom: 'invitationDeclined',
        brings: (kase, { about, assigneeId }, { reasonCode = '' }, facts) => {
          const conference = conferenceOf(kase, about);
          const member = conference?.members.find(({ personId }) => personId === assigneeId);
          return accept(
            answered(about, assigneeId, 'declined', reasonCode),
            ...(conference && member && isOpen(conference) && isOfQuorum(conference, member, facts.programme)
              ? [ask('conference_report', assigneeId, about, facts, dueBefore(conference.startsAt, facts))]
              : []),
          );
        },
      },
    },
  },
  conference_report: {
    sensitivity: 'sign_in',
    askedBy: 'requestReport',
    defaultWindow: '3wd',
    in: 'identity',
    endsWith: 'answer',
    appointment: conferenceAppointment,
    mayTakeOver: checkMember,
    handedTo: memberHandedTo,
    answers: {
      report: { ...inWords, brings: (_kase, { about, assigneeId }) => accept(answered(about, assigneeId, 'reported')) },
    },
  },
  action: {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    defaultWindow: '10wd',
    in: 'identity',
    endsWith: 'answer',
    mayTakeOver: anybody,
    answers: {
      done: { ...inWords, brings: (_kase, { about }) => accept({ type: 'actionDone', data: { actionId: about } }) },
      cannot_do: {
        reasonsFrom: 'actionNotPossible',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'actionNotPossible', data: { actionId: about, reasonCode } },
            ...followUp(kase, 'action_not_possible', facts),
          ),
      },
    },
  },
} satisfies Area<'conferences'>['tasks'];
