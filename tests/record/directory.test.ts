import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getFacts } from '../../record/directory/facts';
import * as directory from '../../record/directory';
import { createProgrammes, keepProgramme, listProgrammes, loadProgrammes } from '../../record/programmes/programmes';
import { listSubjects } from '../../record/subjects/subjects';
import { directory as known } from '../../stories/directory';
import { paris } from '../../stories/programmes';
import { openTestRecord, plain, referred, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

const now = '2031-03-03T08:00:00.000Z';
const person = (personId: string): directory.NewPerson => ({
  personId,
  agencyId: 'clinic',
  givenName: 'Dana',
  familyName: 'Example',
  email: 'dana@example.org',
  identity: { issuer: 'https://issuer.example', subject: `subject-${personId}` },
  roles: ['coordinator'],
  disciplines: ['psychologist', 'teacher'],
  language: 'fr',
  timeZone: 'Europe/Paris',
  accreditations: [{ code: 'demonstration_instrument', until: '2032-06-30' }],
  vettedUntil: '2033-01-31',
});

test('a person is created, found, changed and ended, and keeps what was not changed', async () => {
  const { db, seals } = record;
  const created = await directory.createPerson(db, seals, person('dana'), now);
  expect(created).toEqual({ ...person('dana'), endedAt: null });
  expect(await directory.findPerson(db, seals, 'dana')).toEqual(created);
  const { givenName: _given, familyName: _family, email: _email, ...account } = created;
  expect(await directory.findPersonByIdentity(db, 'https://issuer.example', 'subject-dana')).toEqual(account);
  expect(await directory.findPersonByIdentity(db, 'https://elsewhere.example', 'subject-dana')).toBeNull();

  const changed = await directory.changePerson(db, seals, 'dana', { email: 'd@example.org', identity: null }, now);
  expect(changed).toEqual({ ...created, email: 'd@example.org', identity: null });
  const ended = await directory.endPerson(db, seals, 'dana', now);
  expect(ended?.endedAt).toBe(now);
  expect((await directory.endPerson(db, seals, 'dana', '2032-01-01T00:00:00.000Z'))?.endedAt).toBe(now);
  expect(await directory.changePerson(db, seals, 'nobody', { language: 'de' }, now)).toBeNull();
});

test('what the directory has already, or refers to nothing, is refused with its name and leaves nothing', async () => {
  const { db, seals } = record;
  await directory.createPerson(db, seals, person('erin'), now);
  const again = { ...person('erin-2'), identity: person('erin').identity };
  await expect(directory.createPerson(db, seals, again, now)).rejects.toMatchObject({ code: 'already_exists' });
  const lost = { ...person('finn'), agencyId: 'nowhere' };
  await expect(directory.createPerson(db, seals, lost, now)).rejects.toMatchObject({
    code: 'unknown_reference',
    constraint: 'people_agency_id_fkey',
  });
  expect(await directory.listPeopleByIds(db, seals, ['erin-2', 'finn'])).toEqual([]);
});

test('people are listed by id, page by page, of one agency or discipline', async () => {
  const { db, seals } = record;
  const first = await directory.listPeople(db, seals, { limit: 2 });
  const second = await directory.listPeople(db, seals, { limit: 2, after: first[1]!.personId });
  const ids = [...first, ...second].map(({ personId }) => personId);
  expect(ids).toEqual([...ids].sort());
  const teachers = await directory.listPeople(db, seals, { limit: 100, discipline: 'teacher', agencyId: 'school' });
  expect(teachers.map(({ personId }) => personId)).toEqual(['teacher']);
});

test('agencies, facilities and calendars are created, changed and ended', async () => {
  const { db } = record;
  await directory.putCalendar(db, { id: 'utc', timeZone: 'UTC', weekend: [5, 6], holidays: ['2031-12-25'] });
  await directory.putCalendar(db, { id: 'utc', timeZone: 'UTC', weekend: [5, 6], holidays: [] });
  expect(await directory.listCalendars(db)).toContainEqual({
    id: 'utc',
    timeZone: 'UTC',
    weekend: [5, 6],
    holidays: [],
  });
  await directory.createAgency(db, { agencyId: 'new', name: 'New', calendarId: 'utc' }, now);
  await directory.createFacility(db, { facilityId: 'annex', agencyId: 'new', name: 'Annex', calendarId: 'utc' }, now);
  await directory.changeAgency(db, 'new', { name: 'Newer' }, now);
  expect(await directory.endAgency(db, 'new', now)).toMatchObject({ name: 'Newer', calendarId: 'utc', endedAt: now });
  const unknown = directory.changeFacility(db, 'annex', { calendarId: 'nowhere' }, now);
  await expect(unknown).rejects.toMatchObject({ code: 'unknown_reference' });
  expect(await directory.endFacility(db, 'annex', now)).toMatchObject({ agencyId: 'new', endedAt: now });
  expect((await directory.listFacilities(db, { limit: 10 })).map(({ facilityId }) => facilityId)).toContain('annex');
});

test('the rules get the working days of the facility, and of the people named those whom the directory knows', async () => {
  const { calendar, people } = await getFacts(record.db, 'facility-1', ['psychologist', 'retired', 'nobody']);
  expect(calendar).toEqual(paris);
  expect(people).toEqual({ psychologist: known['psychologist'], retired: known['retired'] });
});

test('who is behind a case is found by the ref', async () => {
  const { stream } = await referred(record);
  const ref = `person-${stream.id}`;
  expect(await listSubjects(record.db, record.seals, [ref, 'nobody'])).toEqual([
    { personRef: ref, givenName: 'Zoë', familyName: 'Ångström', bornOn: '2000-02-29' },
  ]);
});

describe('programme definitions', () => {
  test('are loaded once, found by the hash of what they say, and never change under one version', async () => {
    const { db, programme } = record;
    expect(await createProgrammes(db).get(programme.hash)).toEqual(plain);
    expect(await keepProgramme(db, plain)).toEqual(programme);
    const changed = { ...plain, title: 'Another' };
    await expect(keepProgramme(db, changed)).rejects.toThrow('what changes takes a new version');
    await expect(createProgrammes(db).get('no such hash')).rejects.toThrow('no such hash');
  });

  test('kept by a version that knew fewer fields are the same with their defaults, and keep their hash', async () => {
    const { db } = record;
    const folder = await mkdtemp(join(tmpdir(), 'programmes-'));
    const { consent: _since, ...before } = { ...plain, id: 'old', version: '1.0.0' };
    await writeFile(join(folder, 'old.yaml'), JSON.stringify(before));
    await db
      .insertInto('programmes')
      .values({ hash: 'of old', id: 'old', version: '1.0.0', body: JSON.stringify(before) })
      .execute();
    expect(await loadProgrammes(db, folder)).toEqual([{ id: 'old', version: '1.0.0', hash: 'of old' }]);
    expect(await createProgrammes(db).get('of old')).toMatchObject({ id: 'old', consent: plain.consent });
    await writeFile(join(folder, 'old.yaml'), JSON.stringify({ ...before, title: 'Another' }));
    await expect(loadProgrammes(db, folder)).rejects.toThrow('what changes takes a new version');
    await rm(folder, { recursive: true });
  });

  test('the newest version is what a new case can run under', async () => {
    const { db } = record;
    const newer = await keepProgramme(db, { ...plain, version: '9.10.0' });
    await keepProgramme(db, { ...plain, version: '9.9.0' });
    expect(await listProgrammes(db)).toContainEqual(newer);
    expect(await listProgrammes(db)).not.toContainEqual(record.programme);
  });

  test('one that is not valid is refused with file, path and reason, and none is kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'programmes-'));
    await writeFile(join(folder, 'broken.yaml'), JSON.stringify({ ...plain, version: '2.0' }));
    await expect(loadProgrammes(record.db, folder)).rejects.toThrow(/broken\.yaml: version: a semantic version/);
    await rm(folder, { recursive: true });
  });
});
