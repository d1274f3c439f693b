import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type Instant } from '../../time';

/** The visible facts about sealed entries: their number, their custodian, and whether they were considered. */
interface Intelligence {
  readonly entries: number;
  readonly custodianId: string | null;
  readonly lastAt: Instant | null;
  readonly attestedAt: Instant | null;
  readonly attestedBy: string | null;
}

export const commands = {
  recordRestrictedEntry: statement({ what: narrative }),
};

interface IntelligenceEvents {
  restrictedEntryMade: { readonly custodianId: string; readonly what: Narrative };
  intelligenceAttested: Record<never, never>;
}

interface IntelligenceState {
  readonly intelligence: Intelligence;
}

declare module '../../case' {
  interface Areas {
    intelligence: {
      commands: CommandsOf<typeof commands>;
      events: IntelligenceEvents;
      state: IntelligenceState;
      requirements: {
        intelligence_attestation: 'intelligence_attestation';
        late_attestation: 'intelligence_attestation';
      };
    };
  }
}
