import type { AreaWords } from '../../practice/words';

export const intelligence: AreaWords<'intelligence'> = {
  commands: {
    recordRestrictedEntry: {
      title: 'Créer une entrée restreinte',
      done: 'L’entrée restreinte est créée.',
      hint: 'Les autres apprennent seulement qu’une entrée existe et qui en est dépositaire.',
    },
  },
  events: {
    restrictedEntryMade: 'Entrée restreinte créée : dépositaire {{custodianId}}',
    intelligenceAttested: 'Prise en compte des entrées restreintes attestée',
  },
  tasks: {
    intelligence_attestation: {
      do: 'Attester que les entrées restreintes ont été prises en compte',
      answers: { attest: 'Attester leur prise en compte' },
    },
  },
  requirements: {},
  fieldsOf: { recordRestrictedEntry: { what: { label: 'Ce qui est connu' } } },
};
