import { operations } from '../../api/operations';
import { pages } from '../../api/pages';
import { readInWords, rightInWords } from '../../api/pages/reads/words';
import { resources, translatorFor, type Language } from '../../shared/languages';
import { rolesOverReads } from '../../shared/policy/matrix';
import { nameInRecord } from '../../shared/policy/where-it-lies';

const languages = Object.keys(resources) as readonly Language[];
const names = [...operations.map(({ id }) => id), ...pages.map(({ name }) => name), 'linkPage'].map(nameInRecord);

describe.each(languages)('the read log in %s', (language) => {
  const translator = translatorFor(language);

  it('names every operation and every page in words', () => {
    const unknown = readInWords('an_operation_of_old', translator);
    expect(names.filter((name) => readInWords(name, translator) === unknown)).toEqual([]);
    expect(readInWords('linkPage', translator)).toBe(resources[language].registers.reads.names.linkPage);
    expect(readInWords('acceptReferral', translator)).toBe(translator.practice.commands.acceptReferral.title);
  });

  it('says every right in words', () => {
    const { rights } = resources[language].registers.reads;
    expect(rightInWords(null, translator)).toBe(rights.none);
    expect(rightInWords('my_task', translator)).toBe(rights.my_task);
    expect(rightInWords('my_function:chair', translator)).toContain(translator.practice.functions.chair);
    for (const role of rolesOverReads)
      expect(rightInWords(`oversight:${role}`, translator)).toContain(translator.practice.roles[role]);
  });
});
