import type { Compartment } from '../../shared/domain/compartments';
import type { Actor } from '../../shared/domain/kernel/types';
import { lookAt } from '../../shared/policy/how-much';
import type { View } from '../../shared/policy/views';
import type { Standing } from '../../shared/policy/who-may-know';

/** A person's view of one compartment. */
export function sees(actor: Actor, standing: Standing, compartment: Compartment): View {
  return lookAt(actor, standing).views[compartment];
}
