import type { Actor } from '../domain/kernel/types';
import { circleOf, placeIn, showsProgress } from './how-much';

const progress = circleOf('identity', showsProgress);

/** Whether a person may count cases: those of an account role that sees the progress of the cases in its reach. */
export function mayCount(actor: Actor): boolean {
  return placeIn(progress, actor).reach !== null;
}
