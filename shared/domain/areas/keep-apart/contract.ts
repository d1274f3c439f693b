import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { code, id, narrative } from '../../contract/text';

interface KeepApart {
  readonly pairId: string;
  readonly otherCaseId: string;
  readonly reasonCode: string;
}

export const commands = {
  recordKeepApart: statement({ otherCaseId: id, reasonCode: code, reasons: narrative }),
  endKeepApart: statement({ pairId: id, reasons: narrative }),
};

interface KeepApartEvents {
  keepApartRecorded: { readonly pairId: string } & CommandData['recordKeepApart'];
  keepApartEnded: CommandData['endKeepApart'];
}

interface KeepApartState {
  readonly keepApart: readonly KeepApart[];
}

declare module '../../case' {
  interface Areas {
    keepApart: {
      commands: CommandsOf<typeof commands>;
      events: KeepApartEvents;
      state: KeepApartState;
      reasons: { keepApart: true };
    };
  }
}
