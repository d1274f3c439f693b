import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type CivilDate } from '../../time';

export const commands = {
  recordDeath: statement({ diedOn: date, narrative: narrative.optional() }),
};

interface DeathEvents {
  deathRecorded: { readonly diedOn: CivilDate; readonly narrative?: Narrative };
}

declare module '../../case' {
  interface Areas {
    death: {
      commands: CommandsOf<typeof commands>;
      events: DeathEvents;
    };
  }
}
