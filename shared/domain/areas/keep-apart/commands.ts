import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkReason } from '../../kernel/reasons';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { commands } from './contract';

export const rows: Area<'keepApart'>['commands'] = {
  recordKeepApart: {
    body: commands.recordKeepApart,
    by: { functions: ['facility_manager', 'police_lead'], ...coordinators },
    textsIn: 'incidents',
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
    body: commands.endKeepApart,
    by: { functions: ['facility_manager', 'police_lead'], ...coordinators },
    textsIn: 'incidents',
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data) =>
      kase.keepApart.some(({ pairId }) => pairId === data.pairId)
        ? accept({ type: 'keepApartEnded', data })
        : reject('unknown_pair', 'pairId'),
  },
};
