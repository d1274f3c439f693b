import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Aim } from '../plan/contract';
import { type sections } from './programme';

export const commands = {
  startClosing: statement({ reasons: narrative }),
  closeCase: statement({ outcomeCode: choose.code('outcomes'), reasons: narrative }),
};

interface ClosingEvents {
  closingStarted: { readonly reasons: Narrative };
  caseClosed: { readonly outcomeCode: string; readonly aim: Aim | null; readonly reasons: Narrative };
}

interface ClosingState {
  readonly closingStartedBy: string | null;
  readonly outcome: { readonly code: string; readonly aim: Aim | null; readonly decidedBy: string } | null;
}

declare module '../../case' {
  interface Areas {
    closing: {
      commands: CommandsOf<typeof commands>;
      events: ClosingEvents;
      state: ClosingState;
      requirements: { open_actions: never; outcome: 'outcome' };
      programme: SectionsOf<typeof sections>;
    };
  }
}
