import { randomBytes, randomUUID } from 'node:crypto';
import { sealLineage } from '../../record/keys/types';
import { contactPlace, contentPlace, snapshotPlace, subjectPlace, type Place } from '../../record/sealing/place';
import { createSeals, SealBroken, type Seals } from '../../record/sealing/seals';
import { createTestSealing, type TestSealing } from '../setup/sealing';

let sealing: TestSealing;
let seals: Seals;
beforeAll(async () => {
  sealing = await createTestSealing();
  seals = sealing.seals;
});
afterAll(() => sealing.drop());

const stream = { kind: 'case', id: 'case-1' } as const;
const place = contentPlace(stream, 'text-1', 'sessions');
const plain = Buffer.from('what was said');

async function sealed(at: Place = place): Promise<Buffer> {
  const [value] = await seals.seal([{ place: at, plain }]);
  return value!;
}
const open = async (at: Place, value: Buffer, by = seals): Promise<Buffer | null> =>
  (await by.open([{ place: at, sealed: value }]))[0]!;

test.each([
  place,
  contentPlace(stream, 'text-1', 'victims'),
  snapshotPlace(stream, 50),
  subjectPlace('person-1'),
  contactPlace('somebody'),
])('what is sealed at $table.$column of $row for $owner opens there, and is never the same twice', async (at) => {
  const [one, other] = [await sealed(at), await sealed(at)];
  expect(await open(at, one)).toEqual(plain);
  expect(await open(at, other)).toEqual(plain);
  expect(one).not.toEqual(other);
  expect(one.subarray(0, 17)).toEqual(other.subarray(0, 17));
  expect(one.subarray(17, 29)).not.toEqual(other.subarray(17, 29));
  expect(one).toHaveLength(1 + 16 + 12 + plain.length + 16);
});

test.each([
  ['row', { row: 'text-2' }],
  ['column', { column: 'other' }],
  ['table', { table: 'subjects' }],
  ['case', { owner: 'case:case-2' }],
  ['compartment', { compartment: 'identity' }],
  ['class of retention', { retention: 'brief' }],
])('moved to another %s it opens nowhere', async (_, moved) => {
  const error = await open({ ...place, ...moved }, await sealed()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SealBroken);
  expect(String(error)).not.toContain('what was said');
});

test('taken to another environment it opens nowhere, though the keys are the same', async () => {
  const { keys } = sealing;
  const elsewhere = createSeals({ keys, environment: 'local', randomBytes });
  await expect(open(place, await sealed(), elsewhere)).rejects.toThrow(SealBroken);
});

test('under the name of another key it opens nowhere', async () => {
  const value = await sealed();
  (await sealed(contentPlace(stream, 'text-1', 'identity'))).copy(value, 1, 1, 17);
  await expect(open(place, value)).rejects.toThrow(SealBroken);
});

test.each([
  ['the format', 0],
  ['the nonce', 17],
  ['the first byte of the text', 29],
  ['the last byte of the text', 29 + plain.length - 1],
  ['the tag', 29 + plain.length],
  ['the last byte', 29 + plain.length + 15],
])('altered in %s it opens nowhere', async (_, at) => {
  const value = await sealed();
  value[at]! ^= 1;
  await expect(open(place, value)).rejects.toThrow(SealBroken);
});

test.each([0, 1, 17, 44])('cut to %d bytes it opens nowhere', async (length) => {
  await expect(open(place, (await sealed()).subarray(0, length))).rejects.toThrow(SealBroken);
  await expect(open(place, (await sealed()).subarray(0, -1))).rejects.toThrow(SealBroken);
});

test('what a key sealed that the store does not have is nothing, and the others beside it open', async () => {
  const lost = await sealed();
  randomBytes(16).copy(lost, 1);
  const both = await seals.open([
    { place, sealed: lost },
    { place, sealed: await sealed() },
  ]);
  expect(both).toEqual([null, plain]);
});

test('each compartment of each case has a key of its own, one and the same for all that lies there', async () => {
  const elsewhere = { kind: 'case', id: randomUUID() } as const;
  const places = [stream, elsewhere].flatMap((of) =>
    ['identity', 'sessions', 'therapeutic'].map((compartment) => contentPlace(of, randomUUID(), compartment)),
  );
  const values = await seals.seal(places.map((at) => ({ place: at, plain })));
  const again = await seals.seal(places.map((at) => ({ place: at, plain })));
  const ids = values.map((value) => value.toString('hex', 1, 17));
  expect(new Set(ids).size).toBe(6);
  expect(again.map((value) => value.toString('hex', 1, 17))).toEqual(ids);
  expect(new Set(places.map(sealLineage)).size).toBe(6);
});
