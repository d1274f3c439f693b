import { z } from 'zod';
import type { Narrative } from '../case';
import { statement } from '../contract/body';
import type { CommandsOf } from '../contract/narratives';
import { narrative } from '../contract/text';
import type { Duration, Instant } from '../time';
import { phaseNames, type GatedPhase, type Phase, type TargetPhase } from './phases';

export const commands = {
  goBack: statement({ to: z.enum(phaseNames), reasons: narrative }),
};

interface PathEvents {
  phaseEntered: { readonly phase: Phase; readonly from: Phase };
  phaseTargetPassed: { readonly phase: Phase; readonly dueAt: Instant };
  wentBack: { readonly from: Phase; readonly to: Phase; readonly reasons: Narrative };
}

interface PathState {
  readonly phase: Phase;
  readonly phaseSince: Instant;
  /** Milliseconds for which the case was suspended in this phase; its target moves by as much. */
  readonly phasePaused: number;
  /** True once it is recorded that this phase has passed its target. */
  readonly phaseTargetPassed: boolean;
}

declare module '../case' {
  interface Areas {
    path: {
      commands: CommandsOf<typeof commands>;
      events: PathEvents;
      opened: PathState;
      followUps: { phase_overdue: true };
      programme: {
        phaseTargets: Readonly<Record<TargetPhase, Duration>>;
        shortSentence?: { readonly below: Duration } | undefined;
        gates: Readonly<Record<GatedPhase, readonly Requirement[]>>;
      };
    };
  }
}
