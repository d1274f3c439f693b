import { type CaseState } from '../../case';
import { type Instant } from '../../time';
import { type Concern, type LevelOfConcern } from './contract';

/** Lowest first. `not_rated` is not among them (rule 6). */
const order: readonly LevelOfConcern[] = ['low', 'medium', 'high'];

/**
 * The level of concern that a named assessor gives, and whether it has risen. From or to `not_rated` nothing has risen,
 * since nothing is known.
 */
export function concernAfter(former: Concern | null, level: LevelOfConcern, setBy: string, at: Instant): Concern {
  const before = former ? order.indexOf(former.level) : -1;
  return { level, setBy, at, hasRisen: before >= 0 && order.indexOf(level) > before };
}

/** True if the person was asked for a comment on an assessment that counts. After going back they are asked anew. */
export function isCommented({ comment, assessments }: CaseState): boolean {
  return assessments.some(
    ({ assessmentId, status, setAside }) =>
      assessmentId === comment?.assessmentId && !setAside && (status === 'submitted' || status === 'approved'),
  );
}
