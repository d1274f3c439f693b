import { paths } from '../../paths';
import { sectionOperation, type SectionSeen } from '../sections/section';
import { answerWith, present, toldOf, type ToldEntry } from '../sections/told';
import { minutesOf } from './minutes';
import { conferencesShape, type ConferenceShown, type ConferencesMade } from './response';

/** The conferences of a case. */
export const listConferencesOperation = sectionOperation({
  id: 'listConferences',
  path: paths.caseConferences,
  summary: 'Conferences: who came, reports, items with their outcome, dissent, minutes, actions, the next review',
  section: 'meetings',
  areas: ['conferences'],
  besides: ['taskAnswered'],
  shape: conferencesShape,
  make: conferencesOf,
});

/** The conferences as their reader sees them, made from visible entries. */
export function conferencesOf(seen: SectionSeen): ConferencesMade {
  const { kase, entries } = seen;
  const conferences = toldOf(entries, 'conferenceCalled').map((called) => conferenceShown(called, seen));
  const { conferenceDue } = kase;
  return {
    caseId: kase.caseId,
    conferences: conferences.sort((a, b) => b.startsAt.localeCompare(a.startsAt)),
    ...(conferenceDue && { next: { type: conferenceDue.type, dueAt: conferenceDue.dueAt } }),
  };
}

function conferenceShown(called: ToldEntry<'conferenceCalled'>, seen: SectionSeen): ConferenceShown {
  const { entries, recordedOf } = seen;
  const { conferenceId, type, startsAt, placeCode, chairId } = called.data;
  const isIts = ({ data }: { readonly data: { readonly conferenceId: string } }): boolean =>
    data.conferenceId === conferenceId;
  const held = toldOf(entries, 'conferenceHeld').findLast(isIts);
  const cancelled = toldOf(entries, 'conferenceCancelled').findLast(isIts);
  const isRecordDue = toldOf(entries, 'conferenceRecordFellDue').some(isIts);
  return {
    conferenceId,
    type,
    startsAt,
    placeCode,
    chairId,
    status: held ? 'held' : cancelled ? 'cancelled' : isRecordDue ? 'record_due' : 'called',
    called: recordedOf(called.entry),
    members: membersOf(called, seen),
    ...(held && { minutes: minutesOf(held, seen) }),
    ...(cancelled && {
      cancelled: {
        reasonCode: cancelled.data.reasonCode,
        ...present({ says: cancelled.data.narrative }),
        recorded: recordedOf(cancelled.entry),
      },
    }),
  };
}

/** The people who were asked, as long as the case knows them also those to whom a seat was passed on. */
function membersOf(
  { data: { conferenceId, invited } }: ToldEntry<'conferenceCalled'>,
  { kase, entries, recordedOf }: SectionSeen,
): ConferenceShown['members'] {
  const known = kase.conferences?.find((each) => each.conferenceId === conferenceId)?.members;
  const answers = toldOf(entries, 'conferenceAnswered').filter(({ data }) => data.conferenceId === conferenceId);
  return (known ?? invited).map(({ personId, discipline }) => {
    const given = answers.findLast(({ data }) => data.personId === personId);
    if (!given) return { personId, discipline, answer: 'asked' };
    const { answer, reasonCode } = given.data;
    return {
      personId,
      discipline,
      answer,
      ...present({ reasonCode, says: answerWith(entries, given.entry) }),
      recorded: recordedOf(given.entry),
    };
  });
}
