import { every } from '../../asking/reading';
import { type Area, inWords } from '../../kernel/area';
import { checkPerson, functionDisciplines } from '../../kernel/people';
import { accept, firstOf } from '../../kernel/rules';
import { checkOpposites } from '../functions/opposites';
import { appointed } from '../functions/rules';

declare module '../../case' {
  interface AreaTasks {
    intelligence: {
      intelligence_attestation: 'attest';
    };
  }
}

export const rows = {
  intelligence_attestation: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '10wd',
    in: 'intelligence',
    endsWith: 'pre_release',
    ofGate: true,
    decides: true,
    heldAs: ['custodian'],
    reads: every('restrictedEntryMade'),
    mayTakeOver: (kase, _task, personId, path, facts) =>
      firstOf(
        checkOpposites(kase, 'custodian', personId, path),
        checkPerson(facts, personId, path, functionDisciplines.custodian),
      ),
    handedTo: (kase, _task, to) => appointed(kase, { function: 'custodian', personId: to }),
    answers: {
      attest: { ...inWords, brings: () => accept({ type: 'intelligenceAttested', data: {} }) },
    },
  },
} satisfies Area<'intelligence'>['tasks'];
