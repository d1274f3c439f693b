import { ask, followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { asks } from '../../kernel/grants';
import { accept, firstOf, reject } from '../../kernel/rules';
import { isUntried } from '../person/rules';
import { isAssessmentInProgress } from '../reassessment/rules';
import { commands } from './contract';
import { instrumentOf } from './forms';
import { assessorsOf, checkAssessors, phasesOfAssessment, purposeIn } from './rules';

export const rows: Area<'assessment'>['commands'] = {
  assignAssessment: {
    body: commands.assignAssessment,
    by: asks,
    textsIn: 'assessment',
    names: ({ assessorId, reviewerId, secondAssessorId, moderatorId }) => [
      assessorId,
      reviewerId,
      secondAssessorId,
      moderatorId,
    ],
    during: [...phasesOfAssessment, 'classifying', 'planning', 'release_decision'],
    unless: ({ phase, reassessmentRequired }) =>
      phasesOfAssessment.includes(phase) || reassessmentRequired
        ? null
        : reject('not_allowed_in_phase', undefined, { phase, allowed: phasesOfAssessment }),
    form: {
      first: ['instrumentId'],
      fills: [
        'baseline_assignment',
        'final_assessment',
        'reassessment_due',
        'reassessment_required',
        'assessment_rejected',
        'assessment_not_possible',
      ],
      frequent: true,
    },
    decide: (kase, data, facts) => {
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
