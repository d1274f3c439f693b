import { type CaseState } from '../../case';
import { type Instant } from '../../time';
import { type Concern, type LevelOfConcern } from './contract';

/** From the lowest; what is not rated is nowhere among them (rule 6). */
const order: readonly LevelOfConcern[] = ['low', 'medium', 'high'];

/**
 * The level of concern that a named assessor gives, and whether it is higher than the one before: from or to
 * `not_rated` nothing has risen, since nothing is known of it.
 */
export function concernAfter(former: Concern | null, level: LevelOfConcern, setBy: string, at: Instant): Concern {
  const before = former ? order.indexOf(former.level) : -1;
  return { level, setBy, at, hasRisen: before >= 0 && order.indexOf(level) > before };
}

/** Whether the person was asked what they say of an assessment that counts: going back asks anew. */
export function isCommented({ comment, assessments }: CaseState): boolean {
  return assessments.some(
    ({ assessmentId, status, setAside }) =>
      assessmentId === comment?.assessmentId && !setAside && (status === 'submitted' || status === 'approved'),
  );
}
