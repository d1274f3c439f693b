import type { AreaWords } from '../../practice/words';

export const intelligence: AreaWords<'intelligence'> = {
  commands: {
    recordRestrictedEntry: {
      title: 'Make a restricted entry',
      done: 'The restricted entry is made.',
      hint: 'Others learn only that there is an entry and who its custodian is.',
    },
  },
  events: {
    restrictedEntryMade: 'Restricted entry made: custodian {{custodianId}}',
    intelligenceAttested: 'Attested that restricted entries were considered',
  },
  tasks: {
    intelligence_attestation: {
      do: 'Attest that restricted entries were considered',
      answers: { attest: 'Attest that they were considered' },
    },
  },
  requirements: {},
  fieldsOf: { recordRestrictedEntry: { what: { label: 'What is known' } } },
};
