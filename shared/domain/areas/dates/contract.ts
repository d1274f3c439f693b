import { type Narrative } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type CivilDate, type Instant } from '../../time';

/** The dates of a case that an authority may move. */
export const caseDates = ['expectedReleaseOn', 'sentenceEndsOn', 'paroleEligibleOn'] as const;

export type CaseDate = (typeof caseDates)[number];

/** A deadline before and after dates moved; null if there was or is none. */
export interface MovedDeadline {
  readonly what: string;
  readonly about?: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

export const commands = {
  changeDates: statement({
    expectedReleaseOn: date.optional(),
    sentenceEndsOn: date.optional(),
    paroleEligibleOn: date.optional(),
    reasonCode: choose.reason('datesChanged'),
    reasons: narrative,
  }).meta({ description: `At least one of ${caseDates.join(', ')}` }),
};

interface DatesEvents {
  datesChanged: {
    readonly changes: readonly { readonly date: CaseDate; readonly from: CivilDate | null; readonly to: CivilDate }[];
    readonly deadlines: readonly MovedDeadline[];
    readonly reasonCode: string;
    readonly reasons: Narrative;
  };
}

declare module '../../case' {
  interface Areas {
    dates: {
      commands: CommandsOf<typeof commands>;
      events: DatesEvents;
      reasons: { datesChanged: true };
    };
  }
}
