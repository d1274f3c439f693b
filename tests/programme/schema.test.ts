import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { editorSchema } from '../../shared/programme/json-schema';
import { programmeSchema, sections } from '../../shared/programme/schema';

const root = join(__dirname, '../..');
const written = join(root, 'docs/programme.schema.json');
const schema = JSON.parse(readFileSync(written, 'utf8')) as { readonly properties: Readonly<Record<string, object>> };
const byEditor = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema);

type Draft = Record<string, unknown> & {
  tracks: Record<string, unknown>[];
  ladders: Record<string, unknown>;
  phaseTargets: Record<string, unknown>;
};
const standard = (): Draft => parse(readFileSync(join(root, 'programmes/standard/programme.yaml'), 'utf8')) as Draft;

async function files(): Promise<readonly string[]> {
  const all = await readdir(join(root, 'programmes'), { recursive: true });
  return all.filter((name) => name.endsWith('programme.yaml')).map((name) => join(root, 'programmes', name));
}

describe('docs/programme.schema.json', () => {
  it('is what the code says: run `npm run programme:schema`', () => {
    expect(readFileSync(written, 'utf8')).toBe(editorSchema());
  });

  it('describes every part of a definition', () => {
    expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(programmeSchema.shape).toSorted());
    for (const [name, part] of Object.entries(schema.properties))
      expect(part).toMatchObject({ title: name, description: sections[name as keyof typeof sections] });
  });

  it('is named in the first line of every definition, and takes each of them', async () => {
    const definitions = await files();
    expect(definitions).toHaveLength(3);
    for (const file of definitions) {
      const text = readFileSync(file, 'utf8');
      const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
      expect(resolve(dirname(file), named)).toBe(written);
      expect(byEditor.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
    }
  });

  it.each<[string, (draft: Draft) => unknown]>([
    ['a part that does not exist', (draft) => (draft['surprise'] = true)],
    ['a part that is missing', (draft) => Reflect.deleteProperty(draft, 'phaseTargets')],
    ['a duration in words', (draft) => (draft.phaseTargets['intake'] = 'three days')],
    ['a duration of nothing named', (draft) => (draft.phaseTargets['intake'] = 'P')],
    ['a discipline that nobody has', (draft) => (draft.tracks[0]!['discipline'] = 'astrologer')],
    ['a code with capitals', (draft) => (draft.tracks[0]!['code'] = 'Counselling')],
    ['a requirement that no gate knows', (draft) => (draft['gates'] = { intake: ['luck'] })],
    ['a rung that reaches nobody', (draft) => (draft.ladders['follow_up'] = [{ at: 1, to: 'everybody' }])],
    ['an empty list of tracks', (draft) => (draft.tracks = [])],
  ])('refuses %s, as programme:check does', (_what, spoil) => {
    const draft = standard();
    spoil(draft);
    expect(byEditor.safeParse(draft).success).toBe(false);
    expect(programmeSchema.safeParse(draft).success).toBe(false);
  });
});
