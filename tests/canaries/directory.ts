import { urlOf } from '../../api/paths';
import type { Write } from './planted';

export interface Administrator {
  readonly api: string;
  readonly token: string;
}

export interface Specialist {
  readonly personId: string;
  readonly email: string;
  /** The name by which a mail server may know them. */
  readonly name: string;
}

const personId = 'specialist-1';

/** Agencies, a facility and a specialist with canaries for names, each changed once. */
export async function fillDirectory(
  administrator: Administrator,
  write: Write,
): Promise<{ readonly specialist: Specialist; readonly move: () => Promise<void> }> {
  const send = sendAs(administrator);
  const agency = { agencyId: 'agency-1', calendarId: 'continental' };
  await send('POST', '/agencies', { ...agency, name: write('createAgency.name') });
  await send('PATCH', '/agencies/agency-1', { name: write('changeAgency.name') });
  const facility = { facilityId: 'facility-1', agencyId: 'prison-service', calendarId: 'continental' };
  await send('POST', '/facilities', { ...facility, name: write('createFacility.name') });
  await send('PATCH', '/facilities/facility-1', { name: write('changeFacility.name') });

  // A form that was begun, and a filter under a name.
  const begun = { form: 'openCase', page: 'main', isChecked: false, openedAt: '2026-05-05T10:00:00Z', asOf: null };
  const typed = { givenName: [write('saveDraft.typed')] };
  await send('PUT', '/drafts/6f0e4e0a-3a55-4c6b-9d3e-2f1f0e5b9a10', { ...begun, typed });
  await send('POST', '/views', { name: write('saveView.name'), filter: { phase: 'programme' } });

  const person = contact('createPerson', write);
  const place = {
    agencyId: 'health-trust',
    disciplines: ['psychologist'],
    language: 'en',
    timeZone: 'Europe/Berlin',
    vettedUntil: '2190-01-01',
  };
  await send('POST', '/people', { personId, ...person, ...place });
  // The identity is taken: the database refuses it with a message of its own.
  await send('POST', '/people', { ...contact('createPerson', write), ...place, identity: person.identity }, 409);
  return {
    specialist: { personId, email: person.email, name: `${person.givenName} ${person.familyName}` },
    move: () => send('PATCH', `/people/${personId}`, contact('changePerson', write)),
  };
}

function contact(operation: string, write: Write) {
  return {
    givenName: write(`${operation}.givenName`),
    familyName: write(`${operation}.familyName`),
    email: `${write(`${operation}.email`)}@vogel.example`,
    identity: {
      issuer: `https://${write(`${operation}.identity.issuer`)}.example`,
      subject: write(`${operation}.identity.subject`),
    },
  };
}

function sendAs({ api, token }: Administrator) {
  return async (method: string, path: string, body: unknown, expected?: number): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(api + urlOf(path), { method, headers, body: JSON.stringify(body) });
    const isGood = expected === undefined ? response.ok : response.status === expected;
    if (!isGood) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  };
}
