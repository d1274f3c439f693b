import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createPerson } from '../../record/directory';
import { draftText } from '../../record/sealing/narratives';
import { acceptance } from '../../stories/bodies';
import { accepted, inProgramme, openTestRecord, RecordedCase, sessionIn, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

const secrets = {
  givenName: 'Wilhelmina',
  familyName: 'Żółkiewska-Brandt',
  bornOn: '1961-07-23',
  dates: { admittedOn: '2029-11-17', expectedReleaseOn: '2041-10-29', sentenceEndsOn: '2047-08-19' },
  text: 'Spoke of the uncle in Quillbury — ملاحظة خاصة',
  staff: { givenName: 'Theodosia', familyName: 'Vandermeer', email: 'theodosia.vandermeer@clinic.example' },
};
/** Revealing words, searched in any place, case and encoding. */
const words = [
  ...['wilhelmina', 'żółkiewska', 'zolkiewska', 'brandt', secrets.bornOn, 'quillbury', 'ملاحظة'],
  ...['theodosia', 'vandermeer', 'clinic.example'],
  // Values that only the bodies of events contain.
  ...Object.values(secrets.dates),
];

test('no column of any table has a name, an address, a text or a body of an event in clear', async () => {
  await playEverything();
  const url = new URL(record.url);
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const found: string[] = [];
    let cells = 0;
    for (const { schema, table } of await tablesOf(client)) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${schema}"."${table}"`);
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          cells += 1;
          const told = words.find((word) => writings(value).some((written) => written.includes(word)));
          if (told !== undefined) found.push(`${schema}.${table}.${column}: ${told}`);
        }
    }
    expect([...new Set(found)]).toEqual([]);
    expect(cells).toBeGreaterThan(1_000);
  } finally {
    await client.end();
  }
});

test('the search finds what stands in clear, however it is written', () => {
  const hidden = Buffer.from(`x${secrets.text}x`, 'utf8');
  const values = [secrets.text, { deep: [secrets.text] }, hidden, hidden.toString('base64'), hidden.toString('hex')];
  for (const value of [...values, Buffer.from(hidden.toString('base64'))])
    expect([value, writings(value).some((written) => written.includes('quillbury'))]).toEqual([value, true]);
});

/** A case with names, texts and codes in every field; refused commands count too. */
async function playEverything(): Promise<void> {
  const { db, seals, clock } = record;
  const { givenName, familyName, bornOn, staff, text: body } = secrets;
  const colleague = { personId: 'p-1', agencyId: 'clinic', identity: null, roles: [], disciplines: [] };
  const place = { language: 'en', timeZone: 'Europe/Paris', accreditations: [], vettedUntil: null };
  await createPerson(db, seals, { ...colleague, ...staff, ...place }, clock.now);

  const opened = new RecordedCase(record);
  const { command, ...asked } = opened.opening();
  const data = { ...('data' in command && command.data), ...secrets.dates };
  const opening = { subject: { givenName, familyName, bornOn } };
  accepted(await record.commit({ ...asked, opening, command: { ...command, data } as typeof command }));
  const text = draftText({ body, compartment: 'identity' }, { newId: randomUUID, randomBytes });
  const reasons = { narrativeId: text.narrativeId, commitment: text.commitment };
  const request = opened.request('coordinator', 'acceptReferral', { ...acceptance, reasons });
  const idempotency = { ...request.idempotency!, bodyHash: 'a'.repeat(64) };
  accepted(await record.commit({ ...request, idempotency, texts: [text] }));
  const refused = opened.request('coordinator', 'startPreRelease', { reasons });
  expect(await record.commit({ ...refused, texts: [text] })).toMatchObject({ outcome: 'rejected' });

  const played = await inProgramme(record);
  const session = await sessionIn(played);
  while ((await played.row()).sequence < 60) await played.do('coordinator', 'planSession', session);
  await played.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
  await record.advance(played.stream);
  played.pass('P45D');
  await record.advance(played.stream);
  expect(await db.selectFrom('snapshots').selectAll().execute()).not.toEqual([]);
}

async function tablesOf(client: Client): Promise<readonly { readonly schema: string; readonly table: string }[]> {
  const { rows } = await client.query<{ schema: string; table: string }>(
    `select table_schema as schema, table_name as "table" from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(rows.length).toBeGreaterThan(15);
  return rows;
}

/** A column's value as somebody with a copy of the database could read it, in lower case. */
function writings(value: unknown): readonly string[] {
  if (Buffer.isBuffer(value)) {
    const read = [value.toString('utf8'), value.toString('latin1')];
    return [...read, ...decoded(read)].map((text) => text.toLowerCase());
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [text, ...decoded([text])].map((each) => each.toLowerCase());
}

/** Texts that decode from base64 or hexadecimal to UTF-8. */
function decoded(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [Buffer.from(text, 'base64'), Buffer.from(text, 'hex')].map(String));
}
