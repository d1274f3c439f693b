import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { voluntarySessions } from '../sessions/checks';

/** The person's voluntary participation: an overlay on any phase. */
export const engagements = ['consenting', 'refused', 'withdrawn', 'not_suitable', 'not_asked'] as const;

export type Engagement = (typeof engagements)[number];

/**
 * The person's engagement in voluntary parts (domain.md, "The path", overlays; "What managers ask", 6). The person's
 * own word comes before a decision about them: a refusal counts as refused. `not_asked` until every purpose is
 * answered, and if there is none.
 */
export function engagementOf(kase: CaseState, programme: Pick<Programme, 'consent'>): Engagement {
  const states = voluntarySessions(programme).map((purpose) => kase.consents[purpose]?.state);
  if (states.includes('withdrawn')) return 'withdrawn';
  if (states.includes('refused')) return 'refused';
  if (kase.unsuitable) return 'not_suitable';
  return states.length > 0 && states.every((state) => state === 'given') ? 'consenting' : 'not_asked';
}
