import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { voluntarySessions } from '../sessions/checks';

/** How far the person takes part of their own will: an overlay on any phase. */
export const engagements = ['consenting', 'refused', 'withdrawn', 'not_suitable', 'not_asked'] as const;

export type Engagement = (typeof engagements)[number];

/**
 * How the person stands to what is voluntary (domain.md, "The path", overlays; "What managers ask", 6). What the
 * person said counts before what was decided about them: who refused is counted as refused. `not_asked` until every
 * purpose is answered, and where there is none.
 */
export function engagementOf(kase: CaseState, programme: Pick<Programme, 'consent'>): Engagement {
  const states = voluntarySessions(programme).map((purpose) => kase.consents[purpose]?.state);
  if (states.includes('withdrawn')) return 'withdrawn';
  if (states.includes('refused')) return 'refused';
  if (kase.unsuitable) return 'not_suitable';
  return states.length > 0 && states.every((state) => state === 'given') ? 'consenting' : 'not_asked';
}
