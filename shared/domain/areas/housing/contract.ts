import { z } from 'zod';
import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Phase } from '../../path/phases';
import { type CivilDate, type Instant } from '../../time';
import { type sections } from './programme';

const housingOptions = ['separate', 'concentrated', 'dispersed', 'integrated'] as const;

export type HousingOption = (typeof housingOptions)[number];

interface Housing {
  readonly option: HousingOption;
  readonly securityClass: string;
  readonly roleTier: string;
  readonly factors: readonly string[];
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly decidedIn: Phase;
  /** True if the author was chair at the time; becoming chair later does not count. */
  readonly byChair: boolean;
  readonly expiresOn: CivilDate;
  readonly reviewFellDue: boolean;
  /** Set when the case went back to before it: it holds, but the gate of classification needs another. */
  readonly setAside?: true;
}

export const commands = {
  decideHousing: statement({
    option: z.enum(housingOptions),
    securityClass: choose.code('securityClasses'),
    roleTier: choose.code('roleTiers'),
    factors: z.array(choose.code('housingFactors')).min(1).max(50),
    reasons: narrative,
    expiresOn: date,
    keepApartReasons: narrative.optional(),
    prolongedReasons: narrative.optional(),
  }),
};

interface HousingEvents {
  housingDecided: CommandData['decideHousing'];
  housingReviewFellDue: { readonly expiresOn: CivilDate };
}

interface HousingState {
  readonly housing: Housing | null;
}

declare module '../../case' {
  interface Areas {
    housing: {
      commands: CommandsOf<typeof commands>;
      events: HousingEvents;
      state: HousingState;
      followUps: { housing_review_due: true };
      requirements: { classification: 'classification' };
      programme: SectionsOf<typeof sections>;
    };
  }
}
