import type { Decision, Facts } from './types';
import { reject } from './rules';
import type { ReasonList } from '../case';

/** Refused unless the programme's list has this reason. */
export function checkReason(
  reasonCode: string,
  list: ReasonList,
  { programme }: Pick<Facts, 'programme'>,
): Decision | null {
  const known = programme.reasons[list];
  return known.includes(reasonCode) ? null : reject('unknown_reason', 'reasonCode', { known });
}
