import { openTasks } from '../../shared/domain/asking/asking';
import { agenda, decide, evolve } from '../../shared/domain/case-rules';
import { evolveVersion } from '../../shared/domain/kernel/kernel';
import { serviceActor } from '../../shared/domain/kernel/service';
import type { Kernel } from '../deciding/kernel';
import { caseEvent } from '../log/case-events';
import type { CaseTypes } from './types';

/** The rules of shared/domain as the record uses them. */
export const caseKernel: Kernel<CaseTypes> = {
  evolveVersion,
  decide(kase, command, facts) {
    const decision = decide(kase, command, facts);
    if (!decision.accepted) return decision;
    const { accepted, events, kase: state } = decision;
    return { accepted, events, state };
  },
  tick(kase, facts) {
    const decision = decide(kase, { name: 'tick' }, { ...facts, actor: serviceActor });
    if (!decision.accepted) throw new Error(`time was refused: ${decision.rejection.code}`);
    return { events: decision.events, state: decision.kase };
  },
  evolve: (kase, event) => evolve(kase, caseEvent(event)),
  agenda,
  phaseOf: ({ phase }) => phase,
  awaited: (kase) => [...new Set(openTasks(kase).map(({ kind }) => kind))].sort(),
  programmeOf: ({ programme }) => programme.hash,
  read: caseEvent,
};
