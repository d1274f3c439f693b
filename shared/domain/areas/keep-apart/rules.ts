import { type CaseState, type CommandData } from '../../case';
import { reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';

/** Housing with others needs reasons if somebody of a keep-apart pair is in the same facility. */
export function checkKeptApart(
  kase: CaseState,
  { option, keepApartReasons }: CommandData['decideHousing'],
  { others = {} }: Facts,
): Decision | null {
  if (option === 'separate' || keepApartReasons) return null;
  const there = Object.values(others).filter(({ facilityId }) => facilityId === kase.facilityId);
  const here = kase.keepApart.filter(({ otherCaseId }) => there.some(({ caseId }) => caseId === otherCaseId));
  return here.length > 0 || there.some(({ keptApart }) => keptApart)
    ? reject('kept_apart', 'keepApartReasons', { pairIds: here.map(({ pairId }) => pairId) })
    : null;
}
