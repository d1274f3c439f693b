import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { describeProblem, readDefinitions } from '../../shared/programme/loader';

const file = join(__dirname, '../../programmes/standard/programme.yaml');

interface Draft {
  gates: Record<string, string[]>;
  background: string[];
  absences: Record<string, string>;
  consent: { purposes: object[] };
  screenings: { owedBy: string }[];
  segregation: { alarmAfter: string };
  tracks: { requires?: string[] }[];
}

/** The report of programme:check on a changed standard programme. */
async function saidOf(change: (draft: Draft) => void): Promise<readonly string[]> {
  const draft = parse(await readFile(file, 'utf8')) as Draft;
  change(draft);
  const folder = await mkdtemp(join(tmpdir(), 'programme-'));
  await writeFile(join(folder, 'changed.yaml'), stringify(draft));
  const { programmes, problems } = await readDefinitions(folder);
  expect(programmes).toHaveLength(problems.length === 0 ? 1 : 0);
  return problems.map((problem) => describeProblem({ ...problem, file: '' }));
}

describe('programme:check', () => {
  it('has nothing to say of the standard programme', async () => {
    expect(await saidOf(() => undefined)).toEqual([]);
  });

  it.each<[string, (draft: Draft) => void, string]>([
    [
      'a gate that nobody could fill',
      (draft) => draft.gates['assessing']!.push('plan'),
      'gates.assessing: nothing done in assessing fills plan: it belongs to planning',
    ],
    ['a requirement that asks for nothing', (draft) => (draft.background = []), 'gates: background asks for nothing'],
    [
      'an absence for a reason that nobody can give',
      (draft) => (draft.absences['strike'] = 'specialist'),
      'absences.strike: no reason of sessionNotHeld has this code',
    ],
    [
      'two purposes of one name',
      (draft) => draft.consent.purposes.push({ code: 'family_contact' }),
      'consent.purposes: two purposes have the same code',
    ],
    [
      'a screening owed by a person who may not record it',
      (draft) => (draft.screenings[0]!.owedBy = 'advocate'),
      'screenings.0.owedBy: advocate may not record health: duty_officer or health_lead may',
    ],
    [
      'an alarm after the limit',
      (draft) => (draft.segregation.alarmAfter = 'P3W'),
      'segregation.alarmAfter: the alarm would come after the limit',
    ],
    [
      'a track that waits for a later one',
      (draft) => (draft.tracks[0]!.requires = ['employment']),
      'tracks.0.requires.0: a track that stands before this one is meant, so that none waits for itself',
    ],
  ])('names the place of %s', async (_what, change, said) => {
    expect(await saidOf(change)).toEqual([said]);
  });
});
