import { z } from 'zod';
import { body } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { type CaseFunction, caseFunctions } from '../../vocabulary';

export const commands = {
  appoint: body({ function: z.enum(caseFunctions), personId: choose.person }),
};

interface FunctionsEvents {
  functionAppointed: { readonly function: CaseFunction; readonly personId: string; readonly former?: string };
}

declare module '../../case' {
  interface Areas {
    functions: {
      commands: CommandsOf<typeof commands>;
      events: FunctionsEvents;
    };
  }
}
