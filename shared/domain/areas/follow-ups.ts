import { accept, reject, type AnswerRules } from '../rules';
import type { CaseState } from '../state';
import type { FollowUpSubject } from '../tasks';
import { isConflictOpen } from './markers';

/**
 * What is seen to by doing it, which takes the follow-up back, and not by saying so: a person stays separated, or
 * unassessed, by nobody's mere word (domain.md, rule 3).
 */
const doneByDoing: Partial<Record<FollowUpSubject, string>> = {
  housing_review_due: 'housing_decision',
  housing_challenge_upheld: 'housing_decision',
  segregation_limit: 'housing_decision',
  reassessment_due: 'assessment_assignment',
  consent_offer_due: 'consent_offer',
  suitability_screening_due: 'suitability_screening',
  reassessment_required: 'assessment_assignment',
  conference_due: 'conference',
  conference_record_due: 'conference_record',
  objective_review_due: 'objective_review',
  risk_plan_review_due: 'risk_plan',
};

export const followUpAnswers: AnswerRules<'follow_up'> = {
  follow_up: {
    done: (kase, { about }) => {
      const missing = doneByDoing[about as FollowUpSubject] ?? stillOpen(kase, about);
      return missing ? reject('gate_incomplete', 'answer', { missing: [missing] }) : accept();
    },
  },
};

/** Of a conflict of interest it is said that it was seen to, once it was: others do that person's work. */
function stillOpen(kase: CaseState, about: string): string | null {
  return about === 'conflict_recorded' && isConflictOpen(kase) ? 'reassignment' : null;
}
