import type { Programme } from '../../programme/schema';
import { ask, followedUp, followUp } from '../asking';
import type { AssessmentForm } from '../commands';
import type { Decision } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { Assessment, CaseState, Phase } from '../state';
import type { ReviewDecision, Task } from '../tasks';
import { isAssessmentInProgress } from './reassessment';

type Instrument = Programme['instruments'][number];

const purposes = { assessing: 'baseline', programme: 'reassessment', pre_release: 'final' } as const;

function purposeIn(phase: Phase): Assessment['purpose'] {
  return phase in purposes ? purposes[phase as keyof typeof purposes] : 'reassessment';
}

/** Structured professional judgement: assigned, submitted by the assessor, reviewed by another person. */
export const assessmentCommands: CommandRules<'assignAssessment'> = {
  assignAssessment: {
    during: ['assessing', 'programme', 'pre_release'],
    decide: (kase, { instrumentId, assessorId, reviewerId }, facts) => {
      const instrument = instrumentOf(facts.programme, instrumentId);
      if (!instrument) return reject('unknown_instrument', 'instrumentId');
      const refusal = firstOf(
        checkPerson(facts, assessorId, 'assessorId', instrument.disciplines),
        checkPerson(facts, reviewerId, 'reviewerId'),
        checkApart([assessorId, reviewerId], 'reviewerId'),
        checkApart([assessorId, kase.functions.chair], 'assessorId'),
        isAssessmentInProgress(kase) ? reject('assessment_in_progress', 'instrumentId') : null,
      );
      if (refusal) return refusal;
      const assessmentId = facts.newId();
      const purpose = purposeIn(kase.phase);
      return accept(
        { type: 'assessmentAssigned', data: { assessmentId, purpose, instrumentId, assessorId, reviewerId } },
        ask('assessment', assessorId, assessmentId, facts),
        ...followedUp(kase, 'reassessment_due', 'assessment_rejected', 'assessment_not_possible'),
      );
    },
  },
};

export const assessmentAnswers: AnswerRules<
  'assessment' | 'assessment_review' | 'assessment_consensus' | 'review_decision'
> = {
  assessment: {
    submit: (kase, { about }, { assessment: form }, facts) => {
      const assessment = getAssessment(kase, about);
      if (!form) return reject('assessment_missing', 'assessment');
      const instrument = instrumentOf(facts.programme, assessment.instrumentId);
      if (!instrument) return reject('unknown_instrument', 'assessment');
      return (
        checkForm(form, instrument) ??
        accept(
          { type: 'assessmentSubmitted', data: { assessmentId: about, form, unrated: unratedIn(form) } },
          ask('assessment_review', assessment.reviewerId, about, facts),
        )
      );
    },
    cannot_do: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'assessmentNotPossible', data: { assessmentId: about, reasonCode } },
        ...followUp(kase, 'assessment_not_possible', facts),
      ),
  },
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
  assessment_consensus: { submit: () => reject('nothing_changed') },
  review_decision: {
    continue: decided('continue'),
    revise: decided('revise'),
    step_up: decided('step_up'),
    step_down: decided('step_down'),
    suspend: decided('suspend'),
    complete: decided('complete'),
  },
};

function decided(decision: ReviewDecision) {
  return (_kase: CaseState, { about }: Task): Decision =>
    accept({ type: 'reviewDecided', data: { assessmentId: about, decision } });
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
  assessmentAssigned: (kase, { data }) => ({
    ...kase,
    assessments: [...kase.assessments, { ...data, status: 'assigned' }],
    functions: { ...kase.functions, assessor: data.assessorId, reviewer: data.reviewerId },
  }),
  assessmentSubmitted: (kase, { data, at }) =>
    change(kase, data.assessmentId, {
      status: 'submitted',
      submittedAt: at,
      levelOfConcern: data.form.levelOfConcern,
      unrated: data.unrated,
    }),
  assessmentRated: (kase) => kase,
  assessmentApproved: (kase, { data, at }) => change(kase, data.assessmentId, { status: 'approved', approvedAt: at }),
  assessmentRejected: (kase, { data }) => change(kase, data.assessmentId, { status: 'rejected' }),
  assessmentNotPossible: (kase, { data }) => change(kase, data.assessmentId, { status: 'not_possible' }),
  reviewDecided: (kase, { data, at, actorId }) => ({
    ...kase,
    reassessment: { dueFrom: at, fellDue: false },
    programmeCompletedBy: data.decision === 'complete' ? actorId : kase.programmeCompletedBy,
  }),
};

/** Every item is rated or explained; levels are the instrument's; evidence is there where the instrument wants it. */
function checkForm({ ratings }: AssessmentForm, instrument: Instrument): Decision | null {
  const rated = new Set<string>();
  for (const [index, { item, level, evidence }] of ratings.entries()) {
    const path = `assessment.ratings.${index}`;
    if (!instrument.items.some(({ id }) => id === item)) return reject('unknown_item', `${path}.item`);
    if (rated.has(item)) return reject('rated_twice', `${path}.item`);
    rated.add(item);
    if (level === 'not_rated') {
      if (!evidence) return reject('explanation_required', `${path}.evidence`);
    } else {
      if (!instrument.scale.includes(level))
        return reject('unknown_level', `${path}.level`, { scale: instrument.scale });
      if (instrument.evidenceRequired && !evidence) return reject('evidence_required', `${path}.evidence`);
    }
  }
  const missing = instrument.items.filter(({ id }) => !rated.has(id)).map(({ id }) => id);
  return missing.length > 0 ? reject('rating_missing', 'assessment.ratings', { missing }) : null;
}

function unratedIn({ ratings }: AssessmentForm): number {
  return ratings.filter(({ level }) => level === 'not_rated').length;
}

function instrumentOf(programme: Programme, instrumentId: string): Instrument | undefined {
  return programme.instruments.find(({ id }) => id === instrumentId);
}

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
