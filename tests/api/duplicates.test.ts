import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { opening } from './support/bodies';

let api: TestApi;
/** A coordinator of another agency. */
let elsewhere: string;

beforeAll(async () => {
  api = await startApi();
  const identity = { issuer: api.issuer.issuer, subject: 'elsewhere' };
  const names = { givenName: 'Ana', familyName: 'Ribeiro', email: 'elsewhere@example.test' };
  const place = { agencyId: 'probation-service', timeZone: 'Europe/Berlin', roles: ['coordinator'] };
  const coordinator = { personId: 'elsewhere', ...names, ...place, identity };
  await api.post('administrator', urlOf('/people'), coordinator).expect(201);
  elsewhere = await api.issuer.token('elsewhere');
});
afterAll(() => api.stop());

const { otherPersonReasons, ...plain } = opening;
const url = urlOf(commandPath('openCase'));
const of = (givenName: string, familyName: string, bornOn: string) => ({
  ...plain,
  person: { givenName, familyName, bornOn },
});
const open = (body: object, key = randomUUID()) => api.post('coordinator', url, body, key);
const openElsewhere = (body: object) =>
  request(api.app)
    .post(url)
    .set('Authorization', `Bearer ${elsewhere}`)
    .set('Idempotency-Key', randomUUID())
    .send(body);

describe('a second case of the same person', () => {
  it('is refused, with the reference of the one that the own agency has', async () => {
    const first = await open(of('Zoë', 'van der Meer', '1990-05-01')).expect(201);
    for (const alike of [
      of('Zoë', 'van der Meer', '1990-05-01'),
      of('ZOE', 'Van-der-Meer', '1990-05-01'),
      of('Meer', 'zoé, van der', '1990-05-01'),
    ]) {
      const { status, body } = await open(alike);
      expect([status, body.code, body.errors[0].path]).toEqual([409, 'possible_duplicate', 'otherPersonReasons']);
      expect([body.references, body.agencyIds]).toEqual([[first.body.reference], []]);
    }
    const { rows } = await readsOf(first.body.caseId as string);
    expect(rows).toEqual(
      Array(4).fill({
        actor_id: 'coordinator',
        operation: 'openCase',
        outcome: 'shown',
        relationship: 'my_function:lead_coordinator',
      }),
    );
  });

  it('is refused to another agency with whom to call, and with nothing of the case', async () => {
    const first = await open(of('Ilse', 'Brandt', '1985-12-24')).expect(201);
    const { status, body } = await openElsewhere(of('Ilse', 'Brandt', '1985-12-24'));
    expect([status, body.code]).toEqual([409, 'possible_duplicate']);
    expect([body.references, body.agencyIds]).toEqual([[], ['programme-office']]);
    for (const hidden of [first.body.caseId, first.body.reference, first.body.alias])
      expect(JSON.stringify(body)).not.toContain(hidden);
    const { rows } = await readsOf(first.body.caseId as string);
    expect(rows.at(-1)).toEqual({ actor_id: 'elsewhere', operation: 'openCase', outcome: 'shown', relationship: null });
  });

  it('is opened where somebody says why this is another person, as is one of another name or birth', async () => {
    const first = of('Omar', 'Haddad', '1991-07-07');
    await open(first).expect(201);
    await open({ ...first, otherPersonReasons }).expect(201);
    await openElsewhere({ ...first, otherPersonReasons }).expect(201);
    await open(of('Omar', 'Haddad', '1991-07-08')).expect(201);
    await open(of('Omar', 'Haddad Ali', '1991-07-07')).expect(201);
    const both = await open(first).expect(409);
    expect([both.body.references.length, both.body.agencyIds]).toEqual([2, ['probation-service']]);
  });

  it('is not asked after for free: of who is not there a case is open then, and what else is wrong is said first', async () => {
    await open(of('Pia', 'Lindqvist', '1993-09-09')).expect(201);
    const wrong = { ...of('Pia', 'Lindqvist', '1993-09-09'), referredById: 'nobody' };
    for (const body of [wrong, { ...wrong, person: { ...wrong.person, bornOn: '1993-09-10' } }])
      expect((await openElsewhere(body)).body.code).toBe('unknown_person');
  });

  it('is one case if several open it at once, and the others are refused', async () => {
    const body = of('Nils', 'Aalto', '1988-02-29');
    const answers = await Promise.all([open(body), open(body), open(body), openElsewhere(body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(new Set(answers.flatMap(({ body: { code } }) => (code as string | undefined) ?? []))).toEqual(
      new Set(['possible_duplicate']),
    );
  });

  it('is the same case where the same request comes again, or twice at once', async () => {
    const body = of('Greta', 'Solberg', '1979-03-03');
    const key = randomUUID();
    const twice = await Promise.all([open(body, key), open(body, key)]);
    const again = await open(body, key);
    expect([...twice, again].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...twice, again].map(({ body: { caseId } }) => caseId as string)).size).toBe(1);
  });
});

function readsOf(caseId: string) {
  const columns = ['actor_id', 'operation', 'outcome', 'relationship'] as const;
  const query = api.db.selectFrom('reads').select(columns).where('case_id', '=', caseId).orderBy('id');
  return query.execute().then((rows) => ({ rows }));
}
