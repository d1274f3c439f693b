import type { Actor } from '../domain/kernel/types';
import { circleOf, placeIn, showsName } from './how-much';

/** Who sees the sessions of others, and the conferences of others. */
const circles = [circleOf('sessions', (view) => view === 'full'), circleOf('identity', showsName)];

/**
 * Whether a person may have appointments before them: they are asked for their discipline, or an account role of theirs
 * shows those of others.
 */
export function mayHaveAppointments(actor: Actor): boolean {
  return actor.disciplines.length > 0 || circles.some((circle) => placeIn(circle, actor).reach !== null);
}
