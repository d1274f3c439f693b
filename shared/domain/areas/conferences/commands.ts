import { ask, followedUp, followUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkReason } from '../../kernel/reasons';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody, phasesOpen } from '../../path/phases';
import { commands } from './contract';
import { recordConference } from './record';
import { callOff, checkCall, dueBefore } from './rules';
import { conferenceOf, isAnotherOwed, isOpen, noRecordDue } from './state';

export const rows: Area<'conferences'>['commands'] = {
  callConference: {
    body: commands.callConference,
    by: { functions: ['chair'], ...coordinators },
    textsIn: 'identity',
    names: ({ chairId, invited }) => [chairId, ...invited.map(({ personId }) => personId)],
    during: phasesInCustody,
    form: { first: ['type'], fills: ['conference_due'], frequent: true },
    decide: (kase, data, facts) => {
      const refusal = checkCall(kase, data, facts);
      if (refusal) return refusal;
      const conferenceId = facts.newId();
      return accept(
        { type: 'conferenceCalled', data: { conferenceId, ...data } },
        ...data.invited.map(({ personId }) =>
          ask('conference_invitation', personId, conferenceId, facts, dueBefore(data.startsAt, facts)),
        ),
        ...(isAnotherOwed(kase, data.type) ? [] : followedUp(kase, 'conference_due')),
      );
    },
  },
  recordConference: {
    body: commands.recordConference,
    by: { functions: ['chair'], ...coordinators },
    textsIn: 'identity',
    names: ({ items }) =>
      items.map(({ disposition }) => (disposition.kind === 'action' ? disposition.ownerId : undefined)),
    during: phasesOpen,
    whileSuspended: true,
    form: { first: ['conferenceId'], fills: ['conference_record_due'], frequent: true },
    decide: recordConference,
  },
  cancelConference: {
    body: commands.cancelConference,
    by: { functions: ['chair'], ...coordinators },
    textsIn: 'identity',
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const conference = conferenceOf(kase, data.conferenceId);
      if (!conference) return reject('unknown_conference', 'conferenceId');
      return (
        firstOf(
          isOpen(conference) ? null : reject('conference_not_open', 'conferenceId', { now: conference.status }),
          checkReason(data.reasonCode, 'conferenceCancelled', facts),
        ) ??
        accept(
          ...callOff(kase, data.conferenceId),
          { type: 'conferenceCancelled', data },
          ...noRecordDue(kase, data.conferenceId),
          ...(kase.conferenceDue?.fellDue && phasesInCustody.includes(kase.phase)
            ? followUp(kase, 'conference_due', facts)
            : []),
        )
      );
    },
  },
};
