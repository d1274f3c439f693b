import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { commandNames } from '../../shared/domain/case-rules';
import { phaseNames } from '../../shared/domain/path/phases';
import { madeParts, withMade } from '../../shared/documents/domain';
import { describeProblem, readDefinitions, type Definitions } from '../../shared/programme/loader';
import { missingWords } from '../../shared/programme/words';
import { requirementRows } from '../../shared/domain/catalogue';
import { standard } from '../../stories/programmes';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const domain = read('docs/domain.md');
const definitions = read('docs/programme-definitions.md');

/** A document without its generated parts. */
const written = (text: string): string => text.replace(/<!-- made: \w+ -->[\s\S]*?<!-- \/made -->/g, '');

describe.each([
  ['docs/domain.md', domain],
  ['docs/programme-definitions.md', definitions],
])('%s', (_name, text) => {
  it('says in its made parts what the code says: run `npm run domain:document`', async () => {
    expect(withMade(text, await madeParts(standard))).toBe(text);
  });

  it('names only files that are there', () => {
    const named = [...written(text).matchAll(/`((?:domain\/areas\/[\w-]+)|[\w./*-]+(?:\.ts|\.yaml|\/))`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(1);
    const isThere = (path: string): boolean => existsSync(join(root, 'shared', path)) || existsSync(join(root, path));
    expect(named.filter((path) => !path.includes('*') && !isThere(path))).toEqual([]);
  });
});

describe('docs/domain.md', () => {
  it('gives each rule its source and its place', () => {
    const rows = written(domain)
      .split('\n')
      .filter((line) => /^\| (?!rule|---|\|)/.test(line));
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const cells = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      expect(cells.filter((cell) => cell === '')).toEqual([]);
    }
  });

  it('has a rule from every area that decides commands', async () => {
    const { areas = [] } = await madeParts(standard);
    const deciding = areas.flatMap((line) => /^\| \[[\w-]+\]\(\.\.\/shared\/([^)]*)\) \| (?!-)/.exec(line)?.[1] ?? []);
    expect(deciding.length).toBeGreaterThan(20);
    expect(deciding.filter((folder) => !written(domain).includes(folder))).toEqual([]);
  });

  it('draws every phase, and every requirement of the standard gates', () => {
    const [, drawn = ''] = /```mermaid\n([\s\S]*?)```/.exec(domain) ?? [];
    for (const phase of phaseNames) expect(drawn).toMatch(new RegExp(`(^|\\s)${phase}($|[ :\\n])`));
    const asked = Object.values(standard.gates).flat();
    const named = Object.entries(requirementRows).flatMap(([name, { at }]) => (at ? [name] : []));
    expect(asked.toSorted()).toEqual(named.toSorted());
    for (const each of asked) expect(drawn).toContain(each.replaceAll('_', ' '));
  });

  it('says of every command in which file it is decided', () => {
    // Both are decided by the kernel itself, before any area.
    const elsewhere = ['openCase', 'answerTask'];
    expect(commandNames.filter((name) => !domain.includes(`\`${name}\``) && !elsewhere.includes(name))).toEqual([]);
  });
});

type Part = Record<string, unknown>;

/** A part of the example laid over the standard programme: tracks are added, other lists and values replaced. */
function over(base: unknown, part: unknown, name = ''): unknown {
  if (name === 'tracks') return [...(base as unknown[]), ...(part as unknown[])];
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const merged = { ...(base as Part) };
  for (const [key, value] of Object.entries(part)) merged[key] = over(merged[key], value, key);
  return merged;
}

async function example(change: (text: string) => string = (text) => text): Promise<Definitions> {
  const parts = [...definitions.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text = '']) => parse(change(text)) as Part,
  );
  const whole = parts.reduce<unknown>(
    (base, part) => over(base, part),
    parse(read('programmes/standard/programme.yaml')),
  );
  const folder = await mkdtemp(join(tmpdir(), 'programme-'));
  await writeFile(join(folder, 'programme.yaml'), stringify(whole));
  const [, given = ''] = /```yml\n([\s\S]*?)```/.exec(definitions) ?? [];
  const [words, shared] = [change(given), read('programmes/words.yaml')].map((each) => parse(each) as Part);
  await writeFile(join(folder, 'words.yaml'), stringify(over(shared, words)));
  return readDefinitions(folder);
}

describe('the worked example', () => {
  it('is valid, and says what it set out to say', async () => {
    const { programmes, problems } = await example();
    expect(problems).toEqual([]);
    const { programme } = programmes[0]!;
    expect(programme.id).toBe('northern_region');
    expect(programme.tracks.at(-1)).toMatchObject({ code: 'civic_mentoring', requires: ['basic_education'] });
    expect(programme.conferences['plan']?.quorum).toContain('teacher');
    expect(programme.conferences['review']).toEqual(standard.conferences['review']);
    expect(programme.segregation).toEqual({ alarmAfter: 'P5D', limit: 'P7D' });
    expect(programme.reasons.invitationDeclined).toContain('too_far');
  });

  it('has words for everything, and a code without some is listed in the words of the page', async () => {
    const { programmes, words } = await example();
    expect(missingWords(programmes[0]!.programme, words)).toEqual([]);
    const without = await example((text) =>
      text.replace(/too_far: \{ en: .*?, (fr: .*?), ar: .*? \}/, 'too_far: { $1 }'),
    );
    const missing = missingWords(without.programmes[0]!.programme, without.words);
    expect(missing).toEqual([{ code: 'too_far', languages: ['en', 'ar'] }]);
    expect(definitions).toContain(`  too_far: ${missing[0]!.languages.join(', ')}\n`);
  });

  it('is refused with its slip, in the words of the page', async () => {
    const { problems } = await example((text) => text.replace('[basic_education]', '[basic_eduction]'));
    const said = problems.map((problem) => describeProblem({ ...problem, file: '' }));
    expect(said).toHaveLength(1);
    expect(definitions).toContain(`programmes/northern_region/programme.yaml: ${said[0]}`);
  });
});

it('every shipped programme has a line on the page', () => {
  const entries = readdirSync(join(root, 'programmes'), { withFileTypes: true });
  for (const { name: id } of entries.filter((entry) => entry.isDirectory()))
    expect(definitions).toContain(`| \`${id}\` |`);
});
