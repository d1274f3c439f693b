import { tokensOf, wordsOf } from '../../record/subjects/name-tokens';
import { listCases } from '../../record/queries/cases';
import { as } from '../../stories/directory';
import { openTestRecord, RecordedCase, accepted, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

/** A case of a person with this name. */
async function named(givenName: string, familyName: string): Promise<string> {
  const kase = new RecordedCase(record);
  const subject = { givenName, familyName, bornOn: '1994-05-02' };
  accepted(await record.commit({ ...kase.opening(), opening: { subject } }));
  return kase.stream.id;
}

async function found(q: string, who = 'coordinator'): Promise<readonly string[]> {
  const asked = { actor: as(who), filter: { find: q }, sort: 'newest', limit: 50, now: record.clock.now } as const;
  const { rows, total } = await listCases(record, asked);
  expect(total).toBe(rows.length);
  return rows.map(({ caseId }) => caseId);
}

test('a name is found by its words, whatever their case, accents, punctuation and order', async () => {
  const neill = await named('Seán', 'O’Neill-Ångström');
  await named('Sean', 'Miller');
  for (const q of ['ONEILL angstrom', 'o neill', 'O’NEILL, Sean', 'ångström SEÁN', 'angstrom  o-neill'])
    expect([q, await found(q)]).toEqual([q, q.startsWith('ONEILL') ? [] : [neill]]);
  expect(await found('sean')).toHaveLength(2);
});

test('a name in another script is found by its words too, with or without its vowel signs', async () => {
  const ali = await named('عَلي', 'حسن');
  expect(await found('علي')).toEqual([ali]);
  expect(await found('حسن عَلي')).toEqual([ali]);
});

test('a part of a word finds nothing, nor does a word that is not in the name, nor a sign alone', async () => {
  await named('Brigitte', 'Lindqvist');
  for (const q of ['brig', 'lindqvis', 'indqvist', 'brigitte olsen', '%', '_rigitte', '—'])
    expect([q, await found(q)]).toEqual([q, []]);
});

test('who does not know the name does not find by it', async () => {
  const osman = await named('Osman', 'Keskin');
  expect(await found('keskin')).toEqual([osman]);
  expect(await found('keskin', 'coordinator_elsewhere')).toEqual([]);
});

test('a case is still found by the beginning of its reference', async () => {
  const osman = await named('Idris', 'Vale');
  expect(await found(`tc-${osman.slice(0, 6)}`)).toEqual([osman]);
});

test('the stored token of a word reveals nothing without the key, and differs under another key', () => {
  const key = { id: 'one', lineage: 'find', version: 1, secret: Buffer.alloc(32, 1) };
  const other = { ...key, id: 'two', secret: Buffer.alloc(32, 2) };
  expect(wordsOf('  O’Neill-ÅNGSTRÖM, علي, o ')).toEqual(['o', 'neill', 'angstrom', 'علي']);
  const [token, ...more] = tokensOf(key, 'Ångström');
  expect(more).toEqual([]);
  expect(token).toEqual(tokensOf(key, 'angstrom')[0]);
  expect(token).toHaveLength(32);
  expect(tokensOf(other, 'angstrom')[0]).not.toEqual(token);
});
