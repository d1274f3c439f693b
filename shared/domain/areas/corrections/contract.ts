import { z } from 'zod';
import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type EntryMark } from '../../entries';

/** Reasons for a correction. */
const correctionReasons = [
  'mistaken',
  'incomplete',
  'wrong_person',
  'wrong_date',
  'outdated',
  'asked_by_the_person',
] as const;

type CorrectionReason = (typeof correctionReasons)[number];

export const commands = {
  correctEntry: statement({
    entryId: choose.entry.meta({
      description: '`entryId` of the entry in the timeline; a correction is not corrected itself',
    }),
    reasonCode: z.enum(correctionReasons).optional(),
    correction: narrative,
  }),
};

interface CorrectionsEvents {
  entryCorrected: {
    readonly entryId: string;
    readonly entry: EntryMark;
    readonly reasonCode?: CorrectionReason;
    readonly correction: Narrative;
  };
}

declare module '../../case' {
  interface Areas {
    corrections: {
      commands: CommandsOf<typeof commands>;
      events: CorrectionsEvents;
    };
  }
}
