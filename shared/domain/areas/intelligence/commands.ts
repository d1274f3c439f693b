import { type Area } from '../../kernel/area';
import { accept, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { commands } from './contract';
import { askForAttestation, withEntry } from './rules';

export const rows: Area<'intelligence'>['commands'] = {
  recordRestrictedEntry: {
    body: commands.recordRestrictedEntry,
    by: { functions: ['custodian'] },
    textsIn: 'intelligence',
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, { what }, facts) => {
      const custodianId = kase.functions.custodian;
      if (custodianId === undefined) return reject('custodian_missing');
      const after = withEntry(kase, custodianId, facts.now);
      return accept({ type: 'restrictedEntryMade', data: { custodianId, what } }, ...askForAttestation(after, facts));
    },
  },
};
