import { dueFromNow, followUp, withdraw } from '../../asking/asking';
import { type CaseState, type CommandData, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { checkPerson } from '../../kernel/people';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { phasesInCustody } from '../../path/phases';
import { type Programme } from '../../programme';
import { earliest, type Instant, instant } from '../../time';
import { type Conference, type Member } from './contract';
import { isAnotherOwed, isOpen, lengthOf, quorumOf, tasksAbout } from './state';

/**
 * The state with a conference owed out of turn, for reducers of events that require one (`incidentRecorded`,
 * `newInformationRecorded`, `adulthoodReached`); these events carry `dueAt`. An earlier conference owed in this way
 * stays. One whose day has passed is replaced, since it was followed up, and so is the next usual review, whose day the
 * conference sets anew.
 */
export function dueConference(kase: CaseState, type: string, dueAt: Instant, since: Instant): CaseState {
  const owed = kase.conferenceDue;
  if (owed?.since !== undefined && !owed.fellDue && owed.dueAt <= dueAt) return kase;
  return { ...kase, conferenceDue: { type, dueAt, fellDue: false, since } };
}

/**
 * A conference that is over needs its record, and the next one must be called by its day. Neither happens by itself.
 */
export const conferenceDeadlines: Deadlines = (kase, { programme }) => [
  ...kase.conferences
    .filter(({ status }) => status === 'called')
    .map((conference) => ({
      at: endOf(conference, programme),
      then: 'conferenceRecordFellDue' as const,
      about: conference.conferenceId,
      events: (facts: Facts, now: CaseState) => [
        { type: 'conferenceRecordFellDue' as const, data: { conferenceId: conference.conferenceId } },
        ...withdraw(now, tasksAbout(conference.conferenceId, 'conference_invitation'), false),
        ...followUp(now, 'conference_record_due', facts),
      ],
    })),
  ...nextConference(kase),
];

function nextConference({ conferenceDue, phase }: CaseState): ReturnType<Deadlines> {
  if (!conferenceDue || conferenceDue.fellDue || !phasesInCustody.includes(phase)) return [];
  const { type, dueAt } = conferenceDue;
  return [
    {
      at: dueAt,
      then: 'conferenceFellDue',
      events: (facts, now) => [
        { type: 'conferenceFellDue', data: { since: dueAt, type } },
        // No follow-up if one is called already.
        ...(now.conferences.some((each) => each.status === 'called' && !isAnotherOwed(now, each.type))
          ? []
          : followUp(now, 'conference_due', facts)),
      ],
    },
  ];
}

/** Cancels called conferences when the case enters a phase without conferences. */
export function cancelOpenConferences(kase: CaseState): readonly NewEvent[] {
  return kase.conferences
    .filter(isOpen)
    .flatMap(({ conferenceId }) => [
      ...callOff(kase, conferenceId),
      { type: 'conferenceCancelled', data: { conferenceId, reasonCode: 'phase_ended' } } as const,
    ]);
}

export function checkCall(kase: CaseState, data: CommandData['callConference'], facts: Facts): Decision | null {
  const { conferences, placeCodes } = facts.programme;
  const { type, startsAt, placeCode, chairId, invited } = data;
  if (!Object.hasOwn(conferences, type))
    return reject('unknown_conference_type', 'type', { known: Object.keys(conferences) });
  const isNamedBefore = (personId: string, index: number): boolean =>
    personId === chairId || invited.slice(0, index).some((other) => other.personId === personId);
  return firstOf(
    kase.conferences.some((each) => each.type === type && isOpen(each)) ? reject('already_requested', 'type') : null,
    startsAt <= facts.now ? reject('date_in_past', 'startsAt') : null,
    placeCodes.includes(placeCode) ? null : reject('unknown_place', 'placeCode', { known: placeCodes }),
    checkPerson(facts, chairId, 'chairId'),
    ...invited.flatMap(({ personId, discipline }, index) => {
      const path = `invited.${index}.personId`;
      return [
        checkPerson(facts, personId, path, [discipline]),
        isNamedBefore(personId, index) ? reject('named_twice', path) : null,
      ];
    }),
  );
}

export function isOfQuorum({ type }: Conference, { discipline }: Member, programme: Programme): boolean {
  return quorumOf(type, programme).includes(discipline);
}

export function answered(
  conferenceId: string,
  personId: string,
  answer: 'accepted' | 'declined' | 'reported',
  reasonCode?: string,
): NewEvent {
  return {
    type: 'conferenceAnswered',
    data: { conferenceId, personId, answer, ...(reasonCode !== undefined && { reasonCode }) },
  };
}

/** The time to answer: the window, but no later than the start of a conference that is still ahead. */
export function dueBefore(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('conference_invitation', facts);
  return startsAt > facts.now ? (earliest([due, startsAt]) ?? due) : due;
}

/**
 * Withdraws the tasks about a conference, accepted invitations too, and notifies their assignees. Call it before the
 * conference ends: until then old answers are retained.
 */
export function callOff(kase: CaseState, conferenceId: string): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter(tasksAbout(conferenceId, 'conference_invitation', 'conference_report'))
    .filter(({ status, answer }) => status === 'open' || (status === 'answered' && answer === 'accept'))
    .map(({ taskId }) => ({ type: 'taskWithdrawn', data: { taskId, tell: true } }));
}

function endOf({ type, startsAt }: Conference, { conferences }: Programme): Instant {
  return instant(Date.parse(startsAt) + lengthOf(type, { conferences }) * 60_000);
}
