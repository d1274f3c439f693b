import type { Narrative } from './index';

/** People who must not be housed or seen together (domain.md, "housed separately or collectively"). */
export interface HousingCommands {
  recordKeepApart: { readonly otherCaseId: string; readonly reasonCode: string; readonly reasons: Narrative };
  endKeepApart: { readonly pairId: string; readonly reasons: Narrative };
}
