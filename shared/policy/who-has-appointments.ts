import type { Actor } from '../domain/kernel/types';
import { circleOf, showsName } from './how-much';

/** Account roles that see the sessions of others, or the conferences of others. */
const roles = [circleOf('sessions', (view) => view === 'full'), circleOf('identity', showsName)].flatMap(
  (circle) => circle.roles,
);

/**
 * Whether a person may have appointments before them: they are asked for their discipline, or an account role of theirs
 * shows those of others.
 */
export function mayHaveAppointments(actor: Pick<Actor, 'disciplines' | 'roles'>): boolean {
  return actor.disciplines.length > 0 || actor.roles.some((role) => roles.includes(role));
}
