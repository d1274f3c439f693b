import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { languages } from '../../shared/languages';
import { wordOf } from '../../shared/languages/programme-words';
import { codesOf } from '../../shared/programme/codes';
import { describeProblem, readDefinitions, type Definitions } from '../../shared/programme/loader';
import { missingWords } from '../../shared/programme/words';
import { standard } from '../../stories/programmes';

/** Definitions with words, each file by its path below a folder of its own. */
async function read(files: Readonly<Record<string, unknown>>): Promise<Definitions> {
  const folder = await mkdtemp(join(tmpdir(), 'words-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), typeof content === 'string' ? content : stringify(content));
  }
  return readDefinitions(folder);
}

const northern = { ...standard, id: 'northern', placeCodes: ['town_hall'] };

describe('the words of the shipped programmes', () => {
  it('are complete in every language', async () => {
    const { programmes, words } = await readDefinitions(join(__dirname, '../../programmes'));
    expect(programmes.length).toBeGreaterThan(2);
    expect(programmes.flatMap(({ programme }) => missingWords(programme, words))).toEqual([]);
    expect(codesOf(standard).length).toBeGreaterThan(150);
  });

  it('differ between languages, as translations do', async () => {
    const { words } = await readDefinitions(join(__dirname, '../../programmes'));
    const same = Object.entries(words.all).filter(([, { en, ar }]) => en === ar);
    expect(same).toEqual([]);
  });
});

describe('words beside a definition', () => {
  it('are those of the nearest file, by code and language', async () => {
    const { words, problems } = await read({
      'words.yaml': { codes: { town_hall: { en: 'Hall', fr: 'Salle' } } },
      'northern/programme.yaml': northern,
      'northern/words.yaml': { codes: { town_hall: { en: 'Town hall' } }, titles: { northern: { en: 'North' } } },
      'southern/programme.yaml': { ...northern, id: 'southern' },
    });
    expect(problems).toEqual([]);
    const say = (programmeId: string, language: string): string | undefined =>
      wordOf(words, 'town_hall', { programmeId, language });
    expect(say('northern', 'en')).toBe('Town hall');
    expect(say('northern', 'fr')).toBe('Salle');
    expect(say('southern', 'en')).toBe('Hall');
    expect(say('gone', 'fr')).toBe('Salle');
    expect(say('northern', 'ar')).toBeUndefined();
  });

  it('are missing by code and language, and words of another folder do not count', async () => {
    const { words, programmes } = await read({
      'northern/programme.yaml': northern,
      'northern/words.yaml': {
        titles: { northern: { en: 'North', fr: 'Nord', ar: 'الشمال' } },
        codes: { town_hall: { en: 'Town hall', fr: 'Mairie' }, health: { en: 'Health' } },
      },
      'southern/words.yaml': { codes: { town_hall: { ar: 'دار البلدية' }, needs: { en: 'Needs' } } },
    });
    const missing = new Map(missingWords(programmes[0]!.programme, words).map((each) => [each.code, each.languages]));
    expect(missing.get('town_hall')).toEqual(['ar']);
    expect(missing.get('needs')).toEqual(languages);
    expect(missing.has('title')).toBe(false);
    // The product has words of its own for some codes.
    expect(missing.has('health')).toBe(false);
  });

  it('are refused with file, place and reason', async () => {
    const { problems, programmes } = await read({
      'northern/programme.yaml': northern,
      'northern/words.yaml': { codes: { town_hall: { de: 'Rathaus' }, other: { en: '' } } },
      'southern/words.yaml': 'codes: [',
    });
    expect(programmes).toHaveLength(1);
    const said = problems.map((problem) => describeProblem({ ...problem, file: problem.file.split('/').at(-2) ?? '' }));
    expect(said).toEqual([
      expect.stringMatching(/^northern: codes\.town_hall: .*de/),
      expect.stringMatching(/^northern: codes\.other\.en: /),
      expect.stringMatching(/^southern: /),
    ]);
  });
});
