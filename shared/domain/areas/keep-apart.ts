import type { CommandData } from '../commands';
import type { Decision, Facts } from '../kernel-types';
import { phasesInCustody } from '../phase-groups';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import type { CaseState } from '../state';

/** People who are not to meet (domain.md, "housed separately or collectively"). */
export const keepApartCommands: CommandRules<'recordKeepApart' | 'endKeepApart'> = {
  recordKeepApart: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const isKnown = Object.hasOwn(facts.others ?? {}, data.otherCaseId) && data.otherCaseId !== kase.caseId;
      return (
        firstOf(
          isKnown ? null : reject('unknown_case', 'otherCaseId'),
          checkReason(data.reasonCode, 'keepApart', facts),
          kase.keepApart.some(({ otherCaseId }) => otherCaseId === data.otherCaseId)
            ? reject('nothing_changed', 'otherCaseId')
            : null,
        ) ?? accept({ type: 'keepApartRecorded', data: { pairId: facts.newId(), ...data } })
      );
    },
  },
  endKeepApart: {
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data) =>
      kase.keepApart.some(({ pairId }) => pairId === data.pairId)
        ? accept({ type: 'keepApartEnded', data })
        : reject('unknown_pair', 'pairId'),
  },
};

export const keepApartEvents: Reducers<'keepApartRecorded' | 'keepApartEnded'> = {
  keepApartRecorded: (kase, { data: { pairId, otherCaseId, reasonCode } }) => ({
    ...kase,
    keepApart: [...kase.keepApart, { pairId, otherCaseId, reasonCode }],
  }),
  keepApartEnded: (kase, { data }) => ({
    ...kase,
    keepApart: kase.keepApart.filter(({ pairId }) => pairId !== data.pairId),
  }),
};

/** Housing with others, where somebody is in the same facility whom the person is not to meet, wants its reasons. */
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
