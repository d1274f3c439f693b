import type { CivilDate } from '../time';
import type { Narrative } from './index';
import type { Phase } from '../state';

/** The dates of a case that an authority may move. */
export const caseDates = ['expectedReleaseOn', 'sentenceEndsOn', 'paroleEligibleOn'] as const;
export type CaseDate = (typeof caseDates)[number];

export interface DateCommands {
  /** Any of the dates, at once; everything relative to them moves along (domain.md, rule 9). */
  changeDates: { readonly [D in CaseDate]?: CivilDate | undefined } & {
    readonly reasonCode: string;
    readonly reasons: Narrative;
  };
  goBack: { readonly to: Phase; readonly reasons: Narrative };
}
