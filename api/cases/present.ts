import type { AgendaFacts } from '../../shared/domain/kernel/types';
import type { CaseState } from '../../shared/domain/case';
import type { Sight } from '../../shared/policy/who-may-see';
import type { CaseResponse } from './response';
import { shownOfCase } from './shown';
import type { Besides } from './shown/case-seen';
import { presenterOf } from './shown/row';

const present = presenterOf(shownOfCase);

/** A case as one caller sees it: without what the policy hides from them. */
export function presentCase(kase: CaseState, facts: AgendaFacts, sight: Sight, besides: Besides = {}): CaseResponse {
  return present({ kase, facts, sight, besides });
}
