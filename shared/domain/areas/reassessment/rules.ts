import { followUp, openTasks } from '../../asking/asking';
import { type AnswerData } from '../../asking/contract';
import { type Task } from '../../asking/task';
import { type AnswerOf, type CaseState, type NewEvent, type TaskKind } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { accept } from '../../kernel/rules';
import { type Deadline, type Decision, type Facts, type Timetable } from '../../kernel/types';
import { type Phase, phasesInCustody } from '../../path/phases';
import { type Programme } from '../../programme';
import { type Duration, earliest, type Instant, laterBy, plus } from '../../time';
import { type ReassessmentCause } from './contract';

/** Where a further assessment can follow the first. */
export const phasesOfReassessment: readonly Phase[] = phasesInCustody.filter((phase) => phase !== 'intake');

/** A reassessment falls due by itself, by its schedule or because it was required; somebody must then assign it. */
export const reassessmentDeadlines: Deadlines = (kase, by) => [...scheduled(kase, by), ...required(kase)];

function scheduled(kase: CaseState, by: Timetable): readonly Deadline[] {
  const due = reassessmentDueAt(kase, by);
  if (!due || kase.reassessment?.fellDue) return [];
  return [
    {
      at: due,
      then: 'reassessmentFellDue',
      events: (facts) => [
        { type: 'reassessmentFellDue', data: { dueSince: due } },
        ...(isAssessmentInProgress(kase) ? [] : followUp(kase, 'reassessment_due', facts)),
      ],
    },
  ];
}

function required(kase: CaseState): readonly Deadline[] {
  const { reassessmentRequired, phase } = kase;
  if (!reassessmentRequired || reassessmentRequired.fellDue || !phasesOfReassessment.includes(phase)) return [];
  const { dueAt } = reassessmentRequired;
  return [
    {
      at: dueAt,
      then: 'reassessmentFellDue',
      events: (facts) => [
        { type: 'reassessmentFellDue', data: { dueSince: dueAt } },
        ...followUp(kase, 'reassessment_required', facts),
      ],
    },
  ];
}

/**
 * The events by which a reassessment outside its schedule is owed, within the time of `incidents.reassessWithin`: the
 * lead coordinator is asked at once to assign it. Empty before there is an approved assessment, since the first one is
 * owed anyway, and after release. Of several causes the earliest holds; assigning a reassessment meets them all
 * (domain.md, "on new relevant information").
 */
export function requireReassessment(kase: CaseState, because: ReassessmentCause, facts: Facts): readonly NewEvent[] {
  if (!phasesOfReassessment.includes(kase.phase) || !hasApproved(kase)) return [];
  const dueAt = plus(facts.now, facts.programme.incidents.reassessWithin, facts.calendar);
  return [
    { type: 'reassessmentRequired', data: { because, dueAt } },
    ...followUp(kase, 'reassessment_required', facts, dueAt),
  ];
}

/**
 * When the next reassessment falls due in the programme, counted from the last decision; null outside of it. The
 * shortest of the intervals that apply holds: of the programme's schedule, at high concern, of a juvenile, and as long
 * as the instrument's last round is valid. After the first step of the schedule, rounds that stayed at low concern
 * make it longer, where nothing shorter applies (domain.md, "The path": 3, 6 and 12 months).
 */
function reassessmentDueAt(kase: CaseState, by: Timetable): Instant | null {
  if (kase.phase !== 'programme' || !kase.reassessment) return null;
  const { dueFrom } = kase.reassessment;
  return earliest(intervals(kase, by).map((every) => plus(dueFrom, every, by.calendar)));
}

function intervals(kase: CaseState, { programme, calendar }: Timetable): readonly Duration[] {
  const { reassessment: schedule, reassessmentRules: rules } = programme;
  const since = laterBy(kase.phaseSince, kase.phasePaused);
  const dueFrom = kase.reassessment?.dueFrom ?? since;
  const step = schedule.find(({ until }) => !until || dueFrom < plus(since, until, calendar));
  const isFirstStep = step === schedule[0] && step?.until !== null;
  const isOfHighConcern = kase.concern?.level === 'high';
  const shorter = [
    isOfHighConcern ? (rules.highConcern ?? schedule[0]?.every) : undefined,
    kase.markers.includes('juvenile') ? rules.juvenile : undefined,
  ].filter((every) => every !== undefined);
  const isLonger = rules.stable && shorter.length === 0 && !isFirstStep && isStable(kase, rules.stable.rounds);
  const usual = isLonger ? rules.stable?.every : step?.every;
  return [usual, ...shorter, validity(kase, programme)].filter((every) => every !== undefined);
}

/** Whether the concern is low, and was in so many approved rounds in a row. */
function isStable({ assessments, concern }: CaseState, rounds: number): boolean {
  const last = assessments.filter(({ status }) => status === 'approved').slice(-rounds);
  return (
    concern?.level === 'low' && last.length === rounds && last.every(({ levelOfConcern }) => levelOfConcern === 'low')
  );
}

function validity({ assessments }: CaseState, { instruments }: Programme): Duration | undefined {
  const last = assessments.findLast(({ status }) => status === 'approved');
  return instruments.find(({ id }) => id === last?.instrumentId)?.validFor;
}

/** Since when a reassessment is due by the schedule and nobody has been asked for it; null where none is. */
export function scheduledSince(kase: CaseState, facts: Facts): Instant | null {
  return kase.reassessment?.fellDue && !isAssessmentInProgress(kase) ? reassessmentDueAt(kase, facts) : null;
}

/** Whether the case has a baseline, or a later round, that a second person approved. */
export function hasApproved({ assessments }: CaseState): boolean {
  return assessments.some(({ status }) => status === 'approved');
}

const assessmentTasks: readonly TaskKind[] = [
  'assessment',
  'assessment_consensus',
  'assessment_review',
  'review_decision',
];

/** Whether an assessment is under way: somebody is asked for it, for its review or for the decision that follows. */
export function isAssessmentInProgress(kase: CaseState): boolean {
  return openTasks(kase).some(({ kind }) => assessmentTasks.includes(kind));
}

/** What the chair decides, in words of the answer's own; the decision itself brings about what it says. */
export function decided(
  decision: AnswerOf<'review_decision'>,
  alsoBringsAbout: (kase: CaseState, facts: Facts) => readonly NewEvent[] = () => [],
) {
  return (kase: CaseState, { about }: Task, _data: AnswerData, facts: Facts): Decision =>
    accept({ type: 'reviewDecided', data: { assessmentId: about, decision } }, ...alsoBringsAbout(kase, facts));
}

/** The reasons stand with the decision, so that they are kept once. */
export function suspended(kase: CaseState, { programme }: Facts): readonly NewEvent[] {
  const { suspended: known } = programme.reasons;
  const reasonCode = known.includes('other') ? 'other' : (known[0] ?? 'other');
  return kase.suspended ? [] : [{ type: 'caseSuspended', data: { reasonCode } }];
}

/** Going back is a transition, and as such a reason to assess anew, unless a gate ahead wants it or one is under way. */
export function followsGoingBack(kase: CaseState, to: Phase, facts: Facts): readonly NewEvent[] {
  const isAssessed = assessedAhead.includes(to) || isAssessmentInProgress(kase);
  return isAssessed ? [] : requireReassessment(kase, 'went_back', facts);
}

/** Where the case is assessed again anyway, since a gate ahead wants it. */
const assessedAhead: readonly Phase[] = ['intake', 'assessing', 'pre_release'];
