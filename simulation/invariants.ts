import { firstDeadline } from '../shared/domain/deadlines';
import { engagementOf } from '../shared/domain/engagement';
import { isVoluntary } from '../shared/domain/areas/sessions/checks';
import type { Command, ServiceCommand } from '../shared/domain/commands';
import type { EventType, NewEvent } from '../shared/domain/events';
import type { CaseState } from '../shared/domain/state';
import type { Instant, WorkingCalendar } from '../shared/domain/time';
import type { Programme } from '../shared/programme/schema';

/** One decision of a life: what was given, what came of it, how the case stood before and stands after. */
export interface Moment {
  readonly command: Command | ServiceCommand;
  readonly by: string;
  readonly now: Instant;
  readonly before: CaseState | null;
  readonly events: readonly NewEvent[];
  readonly kase: CaseState;
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
}

/** What time brings about by itself: reminders, due dates, questions; the day of release that an authority decided. */
const ofTime: ReadonlySet<EventType> = new Set([
  ...([
    'rungReached',
    'taskAsked',
    'taskWithdrawn',
    'taskChanged',
    'phaseTargetPassed',
    'housingReviewFellDue',
  ] as const),
  ...(['sessionReportFellDue', 'reassessmentFellDue', 'reassessmentRequired', 'preReleaseFellDue'] as const),
  ...(['personReleased', 'contactsStarted', 'contactFellDue', 'contactScheduleEnded', 'segregationAlarmed'] as const),
  ...(['conferenceRecordFellDue', 'conferenceFellDue', 'riskPlanReviewFellDue', 'objectiveReviewFellDue'] as const),
  ...(['consentOfferFellDue', 'suitabilityScreeningFellDue', 'adulthoodReached', 'phaseEntered'] as const),
  ...(['sessionCancelled', 'conferenceCancelled'] as const),
]);

const afterDeath: ReadonlySet<string> = new Set(['correctEntry', 'tick', 'recordMailFailure']);

type Rule = (moment: Moment) => string | null;

/** The rules that nothing may break (domain.md), as far as one decision can break them; each says what is broken. */
const rules: Readonly<Record<string, Rule>> = {
  'people decide, and silence approves nothing (1, 3)': ({ command, events, kase }) => {
    if (command.name !== 'tick') return null;
    const decided = events.find(({ type }) => !ofTime.has(type));
    if (decided) return `time alone brought ${decided.type}`;
    const moved = events.some(({ type }) => type === 'phaseEntered');
    return moved && !events.some(({ type }) => type === 'personReleased')
      ? `time alone moved it to ${kase.phase}`
      : null;
  },
  'every item of a conference has its disposition (2)': ({ events }) => {
    const held = events.find((event) => event.type === 'conferenceHeld');
    if (held?.type !== 'conferenceHeld') return null;
    const actions = held.data.items.filter(({ disposition }) => disposition.kind === 'action');
    const asked = events.filter((event) => event.type === 'taskAsked' && event.data.kind === 'action');
    return actions.length === asked.length ? null : 'an action is nobody’s task';
  },
  'what is unknown is not low (6)': ({ events, kase }) => {
    const submitted = events.find((event) => event.type === 'assessmentSubmitted');
    if (submitted?.type !== 'assessmentSubmitted') return null;
    const { form, unrated } = submitted.data;
    const counted = form.ratings.filter(({ level }) => level === 'not_rated').length;
    return unrated === counted && kase.concern?.level !== undefined
      ? null
      : counted === unrated
        ? null
        : 'unrated is lost';
  },
  'refusal is respected (8)': ({ kase, programme, now }) => {
    const engagement = engagementOf(kase, programme);
    if (engagement !== 'refused' && engagement !== 'withdrawn') return null;
    const open = kase.sessions.find(
      (session) =>
        session.startsAt > now &&
        ['planned', 'invited', 'accepted', 'declined'].includes(session.status) &&
        isVoluntary(kase, session, programme),
    );
    return open ? `a voluntary session (${open.status}) stands although the person is ${engagement}` : null;
  },
  'nothing due is left behind (9)': ({ kase, now, programme, calendar }) => {
    if (kase.phase === 'closed' || kase.diedOn !== null) return null;
    const first = firstDeadline(kase, { now, programme, calendar });
    return first && first.at <= now ? `${first.then} of ${first.at} was not seen to` : null;
  },
  'a case keeps its programme (10)': ({ before, kase }) =>
    before && before.programme !== kase.programme ? 'the programme changed' : null,
  'nobody stands on both sides': ({ kase }) => {
    const { functions, plan, assessments } = kase;
    if (functions.chair !== undefined && functions.chair === functions.lead_coordinator)
      return 'the coordinator is the chair';
    if (plan?.status === 'approved' && plan.authorId === plan.chairId) return 'a plan was approved by its author';
    const both = assessments.find(({ assessorId, reviewerId }) => assessorId === reviewerId);
    return both ? 'an assessment was reviewed by its assessor' : null;
  },
  'after death and closing only a few things are possible': ({ before, command }) => {
    const isOver = before !== null && (before.diedOn !== null || before.phase === 'closed');
    return isOver && !afterDeath.has(command.name) ? `${command.name} was accepted` : null;
  },
  'after a death nothing is asked': ({ kase }) =>
    kase.diedOn !== null && Object.values(kase.tasks).some(({ status }) => status === 'open') ? 'a task is open' : null,
};

const named = Object.entries(rules);

/** What a decision breaks, in words; nothing where all is well. */
export function broken(moment: Moment): readonly string[] {
  const faults: string[] = [];
  for (const [name, rule] of named) {
    const fault = rule(moment);
    if (fault !== null) faults.push(`${name}: ${fault}`);
  }
  return faults;
}
