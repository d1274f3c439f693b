import { type Area } from '../../kernel/area';
import { established, observed, reported } from '../../kernel/provenance';
import { phasesInCustody } from '../../path/phases';
import { change, conferenceOf, isAnotherOwed } from './state';

export const rows: Area<'conferences'>['events'] = {
  conferenceCalled: {
    in: 'identity',
    provenance: established('staff'),
    reduce: (kase, { data: { conferenceId, type, startsAt, placeCode, chairId, invited } }) => ({
      ...kase,
      conferences: [
        ...kase.conferences,
        {
          conferenceId,
          type,
          startsAt,
          placeCode,
          chairId,
          status: 'called',
          members: invited.map((each) => ({ ...each, answer: 'asked' })),
        },
      ],
    }),
  },
  conferenceAnswered: {
    in: 'identity',
    progress: true,
    provenance: observed('staff'),
    says: 'Invitation to a conference answered',
    reduce: (kase, { data }) =>
      change(kase, data.conferenceId, ({ members }) => ({
        members: members.map((each) => (each.personId === data.personId ? { ...each, answer: data.answer } : each)),
      })),
  },
  conferenceRecordFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Record of a conference fell due',
    reduce: (kase, { data }) => change(kase, data.conferenceId, () => ({ status: 'record_due' })),
  },
  conferenceHeld: {
    in: 'identity',
    provenance: reported(),
    reduce: (kase, { data }) => {
      const held = conferenceOf(kase, data.conferenceId);
      const setsTheNext = held && phasesInCustody.includes(kase.phase) && !isAnotherOwed(kase, held.type);
      const former = kase.conferences.filter(({ type, status }) => status !== 'held' || type !== held?.type);
      return {
        ...change({ ...kase, conferences: former }, data.conferenceId, () => ({
          status: 'held',
          lacking: data.lacking,
        })),
        conferenceDue: setsTheNext ? { type: held.type, dueAt: data.nextReviewAt, fellDue: false } : kase.conferenceDue,
      };
    },
  },
  conferenceCancelled: {
    in: 'identity',
    progress: true,
    provenance: reported(),
    reduce: (kase, { data }) => change(kase, data.conferenceId, () => ({ status: 'cancelled' })),
  },
  conferenceFellDue: {
    in: 'identity',
    provenance: established(),
    reduce: (kase) => ({
      ...kase,
      conferenceDue: kase.conferenceDue && { ...kase.conferenceDue, fellDue: true },
    }),
  },
  actionDone: {
    in: 'identity',
    progress: true,
    provenance: observed('staff'),
  },
  actionNotPossible: {
    in: 'identity',
    progress: true,
    provenance: observed('staff'),
  },
};
