import { decide } from '../../shared/domain/kernel';
import type { Facts } from '../../shared/domain/kernel-types';
import { serviceActor } from '../../shared/domain/service';
import { extend, type Draft } from './draft';

/** The draft with everything that time has made due by now: no command's doing, nobody's but the service's. */
export function tick(draft: Draft, facts: Omit<Facts, 'actor'>): Draft {
  if (!draft.kase) return draft;
  const decision = decide(draft.kase, { name: 'tick' }, { ...facts, actor: serviceActor });
  if (!decision.accepted) throw new Error(`time was refused: ${decision.rejection.code}`);
  return extend(draft, decision, { actor: serviceActor, commandId: null, newId: facts.newId });
}
