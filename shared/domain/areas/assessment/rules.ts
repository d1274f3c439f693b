import { ask, dueFromNow, openTasks } from '../../asking/asking';
import { type AnswerData } from '../../asking/contract';
import { type Task } from '../../asking/task';
import { type CaseState, type CommandData, type MissingCode, type TaskKind } from '../../case';
import { checkApart, checkPerson } from '../../kernel/people';
import { checkQualified } from '../../kernel/qualifications';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts, type Missing } from '../../kernel/types';
import { needs } from '../../path/gates';
import { type Phase } from '../../path/phases';
import { civilDate } from '../../time';
import { hasApproved } from '../reassessment/rules';
import { type Assessment } from './contract';
import { checkForm, type Instrument, instrumentOf, unratedIn } from './forms';

/** Phases in which an assessment is part of the path. Elsewhere in custody only a required one is made. */
export const phasesOfAssessment: readonly Phase[] = ['assessing', 'programme', 'pre_release'];

/**
 * The purpose of an assessment that is made now. An approved baseline stands, since later rounds are compared with it,
 * even if the case goes back to be assessed again.
 */
export function purposeIn(kase: CaseState): Assessment['purpose'] {
  if (kase.phase === 'pre_release') return 'final';
  return kase.phase === 'assessing' && !hasApproved(kase) ? 'baseline' : 'reassessment';
}

/** Refused if somebody stands on two sides of an assessment; with two assessors, a third person moderates. */
export function checkAssessors(
  kase: CaseState,
  data: CommandData['assignAssessment'],
  { twoAssessors, disciplines, accreditation }: Instrument,
  facts: Facts,
): Decision | null {
  const { assessorId, secondAssessorId, moderatorId, reviewerId, overrideReasons } = data;
  const { chair } = kase.functions;
  const areTwo = twoAssessors || secondAssessorId !== undefined || moderatorId !== undefined;
  const until = civilDate(dueFromNow('assessment', facts), facts.calendar.timeZone);
  const named = [
    ['assessorId', assessorId],
    ['secondAssessorId', secondAssessorId],
    ['moderatorId', moderatorId],
  ] as const;
  const trained = named.flatMap(([path, personId]) => (personId === undefined ? [] : [{ path, personId }]));
  return firstOf(
    areTwo && secondAssessorId === undefined ? reject('second_assessor_required', 'secondAssessorId') : null,
    areTwo && moderatorId === undefined ? reject('second_assessor_required', 'moderatorId') : null,
    ...trained.map(({ path, personId }) => checkPerson(facts, personId, path, disciplines)),
    checkPerson(facts, reviewerId, 'reviewerId'),
    checkApart([assessorId, secondAssessorId], 'secondAssessorId'),
    checkApart([assessorId, secondAssessorId, moderatorId], 'moderatorId'),
    checkApart([assessorId, secondAssessorId, moderatorId, reviewerId], 'reviewerId'),
    ...trained.map(({ path, personId }) => checkApart([personId, chair], path)),
    ...(overrideReasons ? [] : trained.filter(({ path }) => path !== 'moderatorId')).map(({ path, personId }) =>
      checkQualified(facts, personId, { accreditation, until }, path),
    ),
  );
}

export function assessorsOf({
  assessorId,
  secondAssessorId,
}: Pick<Assessment, 'assessorId' | 'secondAssessorId'>): readonly string[] {
  return secondAssessorId === undefined ? [assessorId] : [assessorId, secondAssessorId];
}

/** Records the form of the one assessor, or the consensus of two, and asks the reviewer. */
export function submitted(kase: CaseState, { about }: Task, { assessment: form }: AnswerData, facts: Facts): Decision {
  if (!form) return reject('assessment_missing', 'assessment');
  const assessment = getAssessment(kase, about);
  return (
    checkFormOf(assessment, form, facts) ??
    accept(
      { type: 'assessmentSubmitted', data: { assessmentId: about, form, unrated: unratedIn(form) } },
      ask('assessment_review', assessment.reviewerId, about, facts),
    )
  );
}

/** Records the form of one of two assessors, made without the other's. Once both are in, asks the moderator. */
export function rated(kase: CaseState, { about }: Task, { assessment: form }: AnswerData, facts: Facts): Decision {
  if (!form) return reject('assessment_missing', 'assessment');
  const assessment = getAssessment(kase, about);
  const isSecond = (assessment.ratedBy ?? []).length > 0;
  const { moderatorId } = assessment;
  return (
    checkFormOf(assessment, form, facts) ??
    accept(
      { type: 'assessmentRated', data: { assessmentId: about, form, unrated: unratedIn(form) } },
      ...(isSecond && moderatorId ? [ask('assessment_consensus', moderatorId, about, facts)] : []),
    )
  );
}

function checkFormOf(
  { instrumentId }: Assessment,
  form: NonNullable<AnswerData['assessment']>,
  { programme }: Facts,
): Decision | null {
  const instrument = instrumentOf(programme, instrumentId);
  return instrument ? checkForm(form, instrument) : reject('unknown_instrument', 'assessment');
}

export function getAssessment(kase: CaseState, assessmentId: string): Assessment {
  const found = kase.assessments.find((each) => each.assessmentId === assessmentId);
  if (!found) throw new Error(`no assessment ${assessmentId} in ${kase.caseId}`);
  return found;
}

export function change(kase: CaseState, assessmentId: string, to: Partial<Assessment>): CaseState {
  return {
    ...kase,
    assessments: kase.assessments.map((each) => (each.assessmentId === assessmentId ? { ...each, ...to } : each)),
  };
}

const assessmentsKept = 12;

/** Drops all but the approved baselines and the latest assessments; the record has them. */
export function pruneAssessments(kase: CaseState): CaseState {
  const { assessments } = kase;
  const isKept = ({ purpose, status }: Assessment, index: number): boolean =>
    index >= assessments.length - assessmentsKept || (purpose === 'baseline' && status === 'approved');
  return assessments.length <= assessmentsKept || assessments.every(isKept)
    ? kase
    : { ...kase, assessments: assessments.filter(isKept) };
}

/** The missing codes of a baseline under way, each with the kind of its open task. */
export const baselineAskedAs = {
  baseline: ['assessment'],
  baseline_consensus: ['assessment_consensus'],
  baseline_review: ['assessment_review'],
} as const satisfies Partial<Record<MissingCode, readonly TaskKind[]>>;

const baselineSteps = Object.entries(baselineAskedAs) as [MissingCode, readonly TaskKind[]][];

/** The baseline counts once approved in its phase; until then its next step is missing. */
export function missingBaseline(kase: CaseState): readonly Missing[] {
  const counts = ({ status, approvedAt = '', setAside }: Assessment): boolean =>
    status === 'approved' && !setAside && approvedAt >= kase.phaseSince;
  if (kase.assessments.some(counts)) return [];
  const asked = openTasks(kase).flatMap(({ kind, assigneeId }) => {
    const [code] = baselineSteps.find(([, kinds]) => kinds.includes(kind)) ?? [];
    return code ? [{ code, owedBy: { personId: assigneeId } }] : [];
  });
  return asked.length > 0 ? asked : needs(true, 'baseline_assignment', kase, 'lead_coordinator');
}
