import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type Instant } from '../../time';

export const commands = {
  suspendCase: statement({ reasonCode: choose.reason('suspended'), narrative: narrative.optional() }),
  resumeCase: statement({ reasons: narrative }),
};

interface SuspensionEvents {
  caseSuspended: { readonly reasonCode: string; readonly narrative?: Narrative };
  caseResumed: { readonly reasons: Narrative; readonly suspendedSince: Instant };
}

declare module '../../case' {
  interface Areas {
    suspension: {
      commands: CommandsOf<typeof commands>;
      events: SuspensionEvents;
      reasons: { suspended: true };
    };
  }
}
