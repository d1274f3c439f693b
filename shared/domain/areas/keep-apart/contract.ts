import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';

interface KeepApart {
  readonly pairId: string;
  readonly otherCaseId: string;
  readonly reasonCode: string;
}

export const commands = {
  recordKeepApart: statement({
    otherCaseId: choose.otherCase,
    reasonCode: choose.reason('keepApart'),
    reasons: narrative,
  }),
  endKeepApart: statement({ pairId: choose.keepApartPair, reasons: narrative }),
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
