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

/** Phases in which a further assessment can follow the first. */
export const phasesOfReassessment: readonly Phase[] = phasesInCustody.filter((phase) => phase !== 'intake');

/** A reassessment falls due by its schedule or because it was required; a person must then assign it. */
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
 * The events that require a reassessment outside its schedule, within `incidents.reassessWithin`: the lead coordinator
 * is asked at once to assign it. Empty after release, and before the first approved assessment, which is owed anyway.
 * Of several causes the earliest holds; assigning a reassessment settles them all (domain.md, "on new relevant
 * information").
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
 * When the next reassessment in `programme` is due, counted from the last decision; null in other phases. The shortest
 * interval that applies holds: of the programme's schedule, at high concern, for a juvenile, or the validity of the
 * instrument's last round. After the first step of the schedule, rounds that stayed at low concern lengthen it if
 * nothing shorter applies (domain.md, "The path": 3, 6 and 12 months).
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

/** True if the concern is low, and was low in this many approved rounds in a row. */
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

/** Since when a reassessment has been due by the schedule without an assessor; null if none is. */
export function scheduledSince(kase: CaseState, facts: Facts): Instant | null {
  return kase.reassessment?.fellDue && !isAssessmentInProgress(kase) ? reassessmentDueAt(kase, facts) : null;
}

/** True if a second person approved the baseline or a later round. */
export function hasApproved({ assessments }: CaseState): boolean {
  return assessments.some(({ status }) => status === 'approved');
}

const assessmentTasks: readonly TaskKind[] = [
  'assessment',
  'assessment_consensus',
  'assessment_review',
  'review_decision',
];

/** True while somebody is asked for an assessment, its review or the decision that follows. */
export function isAssessmentInProgress(kase: CaseState): boolean {
  return openTasks(kase).some(({ kind }) => assessmentTasks.includes(kind));
}

/** Records the chair's decision, and the events that follow from it. */
export function decided(
  decision: AnswerOf<'review_decision'>,
  alsoBringsAbout: (kase: CaseState, facts: Facts) => readonly NewEvent[] = () => [],
) {
  return (kase: CaseState, { about }: Task, _data: AnswerData, facts: Facts): Decision =>
    accept({ type: 'reviewDecided', data: { assessmentId: about, decision } }, ...alsoBringsAbout(kase, facts));
}

/** The reasons stay with the decision, so that they are stored once. */
export function suspended(kase: CaseState, { programme }: Facts): readonly NewEvent[] {
  const { suspended: known } = programme.reasons;
  const reasonCode = known.includes('other') ? 'other' : (known[0] ?? 'other');
  return kase.suspended ? [] : [{ type: 'caseSuspended', data: { reasonCode } }];
}

/** Going back is a transition, and so a reason to assess anew, unless a gate ahead requires that or it is under way. */
export function followsGoingBack(kase: CaseState, to: Phase, facts: Facts): readonly NewEvent[] {
  const isAssessed = assessedAhead.includes(to) || isAssessmentInProgress(kase);
  return isAssessed ? [] : requireReassessment(kase, 'went_back', facts);
}

/** Phases with a gate ahead that requires another assessment anyway. */
const assessedAhead: readonly Phase[] = ['intake', 'assessing', 'pre_release'];
