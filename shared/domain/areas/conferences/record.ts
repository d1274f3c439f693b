import { ask, followedUp, withdraw } from '../../asking/asking';
import { type CaseState, type CommandData } from '../../case';
import { checkPerson } from '../../kernel/people';
import { accept, checkOccurred, firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Programme } from '../../programme';
import { civilDate, type CivilDate, type Instant, plus, startOfDay, type WorkingCalendar } from '../../time';
import { type Discipline } from '../../vocabulary';
import { type Conference } from './contract';
import { conferenceOf, isAnotherOwed, isOpen, noRecordDue, quorumOf, tasksAbout } from './state';

type Held = CommandData['recordConference'];

/**
 * Records a held conference: every item with its disposition, and a task for the owner of each action. Without its
 * quorum it may discuss and act, but decides nothing (domain.md, rule 2 and "Tasks", quorum).
 */
export function recordConference(kase: CaseState, data: Held, facts: Facts): Decision {
  const conference = conferenceOf(kase, data.conferenceId);
  if (!conference) return reject('unknown_conference', 'conferenceId');
  const lacking = lackingAt(conference, data.attended, facts.programme);
  const refusal = firstOf(
    isOpen(conference) ? null : reject('conference_not_open', 'conferenceId', { now: conference.status }),
    conference.startsAt > facts.now ? reject('date_in_future', 'conferenceId') : null,
    checkOccurred(facts, conference.startsAt),
    checkPresence(conference, data),
    checkItems(data, lacking, facts),
    data.nextReviewOn <= today(facts) ? reject('date_in_past', 'nextReviewOn') : null,
  );
  if (refusal) return refusal;
  const items = data.items.map((item) => ({ ...item, itemId: facts.newId() }));
  return accept(
    {
      type: 'conferenceHeld',
      data: { ...data, lacking, items, nextReviewAt: startOfDay(data.nextReviewOn, facts.calendar.timeZone) },
    },
    ...items.flatMap(({ itemId, disposition }) =>
      disposition.kind === 'action'
        ? [ask('action', disposition.ownerId, itemId, facts, actionDue(disposition.dueOn, facts.calendar))]
        : [],
    ),
    ...withdraw(kase, tasksAbout(data.conferenceId, 'conference_invitation', 'conference_report'), false),
    ...noRecordDue(kase, data.conferenceId),
    ...(isAnotherOwed(kase, conference.type) ? [] : followedUp(kase, 'conference_due')),
  );
}

/** Disciplines of the quorum that neither attended nor wrote. */
function lackingAt(
  { type, members }: Conference,
  attended: readonly string[],
  programme: Programme,
): readonly Discipline[] {
  const heard = members.filter(({ personId, answer }) => answer === 'reported' || attended.includes(personId));
  return quorumOf(type, programme).filter((discipline) => !heard.some((member) => member.discipline === discipline));
}

/**
 * Refused if somebody present or excused is neither the chair nor invited, or if somebody dissents who was not present.
 */
function checkPresence({ chairId, members }: Conference, { attended, apologies, dissent }: Held): Decision | null {
  const asked = [chairId, ...members.map(({ personId }) => personId)];
  const listed = (people: readonly string[], path: (index: number) => string, among: readonly string[]) =>
    people.flatMap((personId, index) => [
      among.includes(personId) ? null : reject('not_invited', path(index)),
      people.indexOf(personId) < index ? reject('named_twice', path(index)) : null,
    ]);
  return firstOf(
    ...listed(attended, (index) => `attended.${index}`, asked),
    ...listed(apologies, (index) => `apologies.${index}`, asked),
    ...apologies.map((personId, index) =>
      attended.includes(personId) ? reject('named_twice', `apologies.${index}`) : null,
    ),
    ...listed(
      dissent.map(({ personId }) => personId),
      (index) => `dissent.${index}.personId`,
      attended,
    ),
  );
}

function checkItems({ items }: Held, lacking: readonly Discipline[], facts: Facts): Decision | null {
  return firstOf(
    ...items.flatMap(({ disposition }, index) => {
      const path = `items.${index}.disposition`;
      if (disposition.kind === 'decision') return [lacking.length > 0 ? reject('no_quorum', path, { lacking }) : null];
      if (disposition.kind === 'no_action') return [];
      return [
        checkPerson(facts, disposition.ownerId, `${path}.ownerId`),
        disposition.dueOn < today(facts) ? reject('date_in_past', `${path}.dueOn`) : null,
      ];
    }),
  );
}

function today({ now, calendar }: Facts): string {
  return civilDate(now, calendar.timeZone);
}

/** An action is due at the end of its day, in the time zone of the case. */
function actionDue(dueOn: CivilDate, calendar: WorkingCalendar): Instant {
  return startOfDay(
    plus(`${dueOn}T12:00:00.000Z`, 'P1D', { ...calendar, timeZone: 'UTC' }).slice(0, 10),
    calendar.timeZone,
  );
}
