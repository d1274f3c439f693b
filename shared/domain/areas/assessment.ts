import { ask, dueFromNow, followedUp, followUp, withdraw } from '../asking';
import { isUntried } from '../conviction';
import { checkForm, instrumentOf, unratedIn, type Instrument } from '../forms';
import type { AnswerData, CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { checkQualified } from '../qualifications';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { Assessment, CaseState, Phase } from '../state';
import type { ReviewDecision, Task } from '../tasks';
import { civilDate } from '../time';
import { concernAfter } from './background';
import { hasApproved, isAssessmentInProgress } from './reassessment';

/** Where an assessment is part of the path; elsewhere in custody one is made only because it is required. */
const phasesOfAssessment: readonly Phase[] = ['assessing', 'programme', 'pre_release'];

/**
 * What an assessment is for. An approved baseline stands: it is what every later round is compared with, also where
 * the case went back to be assessed again.
 */
function purposeIn(kase: CaseState): Assessment['purpose'] {
  if (kase.phase === 'pre_release') return 'final';
  return kase.phase === 'assessing' && !hasApproved(kase) ? 'baseline' : 'reassessment';
}

/** Structured professional judgement: assigned, submitted by the assessor, reviewed by another person. */
export const assessmentCommands: CommandRules<'assignAssessment'> = {
  assignAssessment: {
    during: [...phasesOfAssessment, 'classifying', 'planning', 'release_decision'],
    decide: (kase, data, facts) => {
      if (!phasesOfAssessment.includes(kase.phase) && !kase.reassessmentRequired)
        return reject('not_allowed_in_phase', undefined, { phase: kase.phase, allowed: phasesOfAssessment });
      const { instrumentId } = data;
      const instrument = instrumentOf(facts.programme, instrumentId);
      if (!instrument) return reject('unknown_instrument', 'instrumentId');
      const presumesTooMuch = instrument.presumesGuilt && isUntried(kase);
      const refusal = firstOf(
        presumesTooMuch ? reject('not_before_conviction', 'instrumentId') : null,
        checkAssessors(kase, data, instrument, facts),
        isAssessmentInProgress(kase) ? reject('assessment_in_progress', 'instrumentId') : null,
      );
      if (refusal) return refusal;
      const assessmentId = facts.newId();
      const assigned = { ...data, assessmentId, purpose: purposeIn(kase), instrumentVersion: instrument.version };
      return accept(
        { type: 'assessmentAssigned', data: assigned },
        ...assessorsOf(data).map((assessorId) => ask('assessment', assessorId, assessmentId, facts)),
        ...followedUp(
          kase,
          'reassessment_due',
          'reassessment_required',
          'assessment_rejected',
          'assessment_not_possible',
        ),
      );
    },
  },
};

/** Nobody stands on two sides of an assessment; where two make it, a third brings what they found together. */
function checkAssessors(
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

function assessorsOf({
  assessorId,
  secondAssessorId,
}: Pick<Assessment, 'assessorId' | 'secondAssessorId'>): readonly string[] {
  return secondAssessorId === undefined ? [assessorId] : [assessorId, secondAssessorId];
}

export const assessmentAnswers: AnswerRules<
  'assessment' | 'assessment_review' | 'assessment_consensus' | 'review_decision'
> = {
  assessment: {
    submit: (kase, task, data, facts) =>
      getAssessment(kase, task.about).secondAssessorId === undefined
        ? submitted(kase, task, data, facts)
        : rated(kase, task, data, facts),
    cannot_do: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'assessmentNotPossible', data: { assessmentId: about, reasonCode } },
        ...withdraw(kase, (task) => task.kind === 'assessment' && task.about === about, true),
        ...followUp(kase, 'assessment_not_possible', facts),
      ),
  },
  assessment_consensus: { submit: submitted },
  assessment_review: {
    approve: (kase, { about }, _data, facts) => {
      const decision = getAssessment(kase, about).purpose === 'reassessment' && kase.phase === 'programme';
      const chair = kase.functions.chair;
      return accept(
        { type: 'assessmentApproved', data: { assessmentId: about } },
        ...(decision && chair ? [ask('review_decision', chair, about, facts)] : []),
      );
    },
    reject: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'assessmentRejected', data: { assessmentId: about, reasonCode } },
        ...followUp(kase, 'assessment_rejected', facts),
      ),
  },
  review_decision: {
    continue: decided('continue'),
    revise: decided('revise'),
    step_up: decided('step_up'),
    step_down: decided('step_down'),
    suspend: decided('suspend', suspended),
    complete: decided('complete'),
  },
};

/** The form of the one assessor, or the consensus of two, which goes to the reviewer. */
function submitted(kase: CaseState, { about }: Task, { assessment: form }: AnswerData, facts: Facts): Decision {
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

/** The form of one of two assessors, made without the other's; once both are in, the moderator is asked. */
function rated(kase: CaseState, { about }: Task, { assessment: form }: AnswerData, facts: Facts): Decision {
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

/** What the chair decides, in words of the answer's own; the decision itself brings about what it says. */
function decided(
  decision: ReviewDecision,
  alsoBringsAbout: (kase: CaseState, facts: Facts) => readonly NewEvent[] = () => [],
) {
  return (kase: CaseState, { about }: Task, _data: AnswerData, facts: Facts): Decision =>
    accept({ type: 'reviewDecided', data: { assessmentId: about, decision } }, ...alsoBringsAbout(kase, facts));
}

/** The reasons stand with the decision, so that they are kept once. */
function suspended(kase: CaseState, { programme }: Facts): readonly NewEvent[] {
  const { suspended: known } = programme.reasons;
  const reasonCode = known.includes('other') ? 'other' : (known[0] ?? 'other');
  return kase.suspended ? [] : [{ type: 'caseSuspended', data: { reasonCode } }];
}

type AssessmentEvent =
  | 'assessmentAssigned'
  | 'assessmentSubmitted'
  | 'assessmentRated'
  | 'assessmentApproved'
  | 'assessmentRejected'
  | 'assessmentNotPossible'
  | 'reviewDecided';

export const assessmentEvents: Reducers<AssessmentEvent> = {
  assessmentAssigned: (kase, { data: { overrideReasons: _inRecord, ...data } }) => ({
    ...kase,
    assessments: [...kase.assessments, { ...data, status: 'assigned' }],
    functions: { ...kase.functions, assessor: data.assessorId, reviewer: data.reviewerId },
    reassessmentRequired: null,
  }),
  assessmentSubmitted: (kase, { data, at }) =>
    change(kase, data.assessmentId, {
      status: 'submitted',
      submittedAt: at,
      levelOfConcern: data.form.levelOfConcern,
      unrated: data.unrated,
    }),
  assessmentRated: (kase, { data, actorId }) => {
    const ratedBy = [...(getAssessment(kase, data.assessmentId).ratedBy ?? []), actorId];
    return change(kase, data.assessmentId, { ratedBy, ...(ratedBy.length > 1 && { status: 'rated' }) });
  },
  assessmentApproved: (kase, { data, at }) => {
    const { levelOfConcern = 'not_rated', assessorId } = getAssessment(kase, data.assessmentId);
    return {
      ...change(kase, data.assessmentId, { status: 'approved', approvedAt: at }),
      concern: concernAfter(kase.concern, levelOfConcern, assessorId, at),
    };
  },
  assessmentRejected: (kase, { data }) => change(kase, data.assessmentId, { status: 'rejected' }),
  assessmentNotPossible: (kase, { data }) => change(kase, data.assessmentId, { status: 'not_possible' }),
  reviewDecided: (kase, { data, at, actorId }) => ({
    ...kase,
    reassessment: { dueFrom: at, fellDue: false },
    planRevision: data.decision === 'revise' || kase.planRevision,
    programmeCompletedBy: data.decision === 'complete' ? actorId : kase.programmeCompletedBy,
  }),
};

function getAssessment(kase: CaseState, assessmentId: string): Assessment {
  const found = kase.assessments.find((each) => each.assessmentId === assessmentId);
  if (!found) throw new Error(`no assessment ${assessmentId} in ${kase.caseId}`);
  return found;
}

function change(kase: CaseState, assessmentId: string, to: Partial<Assessment>): CaseState {
  return {
    ...kase,
    assessments: kase.assessments.map((each) => (each.assessmentId === assessmentId ? { ...each, ...to } : each)),
  };
}
