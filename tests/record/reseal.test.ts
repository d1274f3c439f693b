import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { createCaseStates } from '../../record/cases';
import { openDatabase } from '../../record/postgres/database';
import { findPerson, listPeople } from '../../record/directory';
import { sealLineage, type Key } from '../../record/keys/types';
import { tokensOf } from '../../record/subjects/name-tokens';
import { retoken } from '../../record/subjects/retoken';
import type { Database } from '../../record/postgres/schema';
import { contactPlace, subjectPlace, type Place } from '../../record/sealing/place';
import { reseal } from '../../record/sealing/reseal';
import { listSubjects } from '../../record/subjects/subjects';
import { assessing, openTestRecord, type RecordedCase, type TestRecord } from './builders';

describe('a key is replaced', () => {
  let record: TestRecord;
  let keeper: Kysely<Database>;
  let kase: RecordedCase;
  beforeAll(async () => {
    record = await openTestRecord();
    keeper = openDatabase(record.keeperUrl, { poolSize: 2 });
    kase = await assessing(record);
  });
  afterAll(async () => {
    await keeper.destroy();
    await record.stop();
  });

  /** A second key of a lineage, known only to the task under test. */
  const successor = (from: Key): Key => ({ ...from, id: randomUUID(), version: 2, secret: record.randomBytes(32) });
  const current = async (place: Pick<Place, 'owner' | 'compartment' | 'retention'>): Promise<Key> => {
    const lineage = sealLineage(place);
    return (await record.keys.current([lineage])).get(lineage)!;
  };
  const here = () => ({ environment: 'test', randomBytes: record.randomBytes });
  const under = async (key: Key): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from contents
      where substring(sealed from 2 for 16) = decode(${key.id.replaceAll('-', '')}, 'hex')`.execute(record.db);
    return rows[0]!.count;
  };

  test('and every body and text of its compartment is sealed anew, those of others are left', async () => {
    const of = { owner: `case:${kase.stream.id}`, retention: 'standard' };
    const [identity, assessment] = [
      await current({ ...of, compartment: 'identity' }),
      await current({ ...of, compartment: 'assessment' }),
    ];
    const counts = [await under(identity), await under(assessment)];
    expect(Math.min(...counts)).toBeGreaterThan(0);
    const next = successor(identity);
    expect(await reseal(keeper, here(), { from: identity, to: next })).toEqual({ resealed: counts[0], left: 0 });
    expect([await under(identity), await under(next), await under(assessment)]).toEqual([0, ...counts]);
    expect(await reseal(keeper, here(), { from: identity, to: next })).toEqual({ resealed: 0, left: 0 });
    expect(await reseal(keeper, here(), { from: next, to: identity })).toMatchObject({ left: 0 });
    const { sequence } = await kase.row();
    const folded = await createCaseStates(record.seals).at(record.db, kase.stream, sequence);
    expect(folded).toEqual(await kase.kase());
  });

  test('of a person under a programme, or of its staff', async () => {
    const { personRef } = await kase.kase();
    for (const place of [subjectPlace(personRef), contactPlace('assessor')]) {
      const from = await current(place);
      const to = successor(from);
      expect(await reseal(keeper, here(), { from, to })).toEqual({ resealed: 1, left: 0 });
      const readable = async (): Promise<number> => {
        const subjects = await listSubjects(record.db, record.seals, [personRef]);
        const person = await findPerson(record.db, record.seals, 'assessor').catch(() => null);
        return subjects.length + (person ? 1 : 0);
      };
      // No store has the successor, so only its texts are unreadable.
      expect(await readable()).toBe(1);
      const listed = await listPeople(record.db, record.seals, { limit: 200 });
      expect(listed.find(({ personId }) => personId === 'assessor')?.email === '').toBe(
        place.owner === 'staff:assessor',
      );
      await reseal(keeper, here(), { from: to, to: from });
      expect(await readable()).toBe(2);
    }
  });

  test('by which names are found: under both until the last token of the old one is gone', async () => {
    const from = (await record.keys.current(['find'])).get('find')!;
    const to = successor(from);
    const tokens = async (key: Key): Promise<number> =>
      (await record.db.selectFrom('name_tokens').select('token').where('key_id', '=', key.id).execute()).length;
    const before = await tokens(from);
    // A token for each of two words, and one for the likeness of the person.
    expect(before).toBe(3);
    expect(await retoken(keeper, record.seals, { from, to })).toBe(0);
    expect([await tokens(from), await tokens(to)]).toEqual([0, before]);
    const [token] = tokensOf(to, 'ZOE');
    const row = await record.db.selectFrom('name_tokens').select('person_ref').where('token', '=', token!).execute();
    expect(row).toEqual([{ person_ref: (await kase.kase()).personRef }]);
  });
});
