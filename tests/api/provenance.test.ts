import { commandPath, urlOf } from '../../api/paths';
import { withSalt, withoutSalt } from '../../record/sealing/commitment';
import { contentPlace } from '../../record/sealing/place';
import { eventRows } from '../../shared/domain/catalogue';
import { startApi, type TestApi } from './support/api';
import { acceptance } from './support/bodies';
import { openCase } from './support/story';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const accept = (caseId: string, body: object) =>
  api.post('coordinator', urlOf(commandPath('acceptReferral'), { caseId }), { ...acceptance, ...body });
const timeline = async (who: string, caseId: string) => {
  const { body } = await api.get(who, urlOf('/cases/{caseId}/events', { caseId })).expect(200);
  return body.items as { type: string; provenance?: object; details?: object; at: string; occurredAt?: string }[];
};

/** The unsealed bodies of a case's stored entries. */
async function bodiesOf(caseId: string) {
  const rows = await api.db
    .selectFrom('events')
    .innerJoin('contents', 'contents.id', 'events.event_id')
    .select(['contents.id', 'contents.compartment', 'contents.sealed'])
    .where('events.stream_id', '=', caseId)
    .orderBy('events.sequence')
    .execute();
  const place = ({ id, compartment }: { id: string; compartment: string }) =>
    contentPlace({ kind: 'case', id: caseId }, id, compartment);
  const opened = await api.seals.open(rows.map((row) => ({ place: place(row), sealed: row.sealed })));
  return rows.map((row, index) => {
    const { salt, body } = withoutSalt(opened[index]!);
    return { id: row.id, place: place(row), salt, body: JSON.parse(body) as Record<string, unknown> };
  });
}

describe('the timeline', () => {
  it('says of each entry where it comes from, when it happened and when it was recorded', async () => {
    const caseId = await openCase(api);
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    const provenance = { source: 'third_party', reliability: 'doubtful' };
    await accept(caseId, { occurredAt, provenance }).expect(200);
    const entries = await timeline('coordinator', caseId);
    expect(entries.find(({ type }) => type === 'referralAccepted')).toMatchObject({
      occurredAt,
      at: expect.any(String),
      provenance: { ...eventRows.referralAccepted.provenance, ...provenance },
    });
    expect(entries.find(({ type }) => type === 'phaseEntered')).toMatchObject({
      provenance: eventRows.phaseEntered.provenance,
    });
    expect(JSON.stringify(entries)).not.toContain('assumed');
  });

  it('shows it to readers of the full entry or its codes, and not with a mere line', async () => {
    const caseId = await openCase(api);
    await accept(caseId, { provenance: { reliability: 'doubtful' } }).expect(200);
    const seen = await timeline('manager', caseId);
    expect(seen.find(({ type }) => type === 'referralAccepted')).toHaveProperty('provenance.reliability', 'doubtful');
    const lines = seen.filter(({ details }) => details === undefined);
    expect(lines.map(({ type }) => type)).toContain('caseOpened');
    for (const line of lines) expect(line).not.toHaveProperty('provenance');
  });

  it('shows the default for earlier entries, and says that it is assumed', async () => {
    const caseId = await openCase(api);
    const [opened] = await bodiesOf(caseId);
    const { provenance: _, ...before } = opened!.body;
    const [sealed] = await api.seals.seal([
      { place: opened!.place, plain: withSalt(opened!.salt, JSON.stringify(before)) },
    ]);
    await api.db.updateTable('contents').set({ sealed: sealed! }).where('id', '=', opened!.id).execute();
    const [entry] = await timeline('coordinator', caseId);
    expect(entry).toMatchObject({ provenance: { ...eventRows.caseOpened.provenance, assumed: true } });
  });
});

describe('what a command states', () => {
  it('is sealed and committed to with every entry', async () => {
    const caseId = await openCase(api);
    await accept(caseId, { provenance: { basis: 'unverified' } }).expect(200);
    const bodies = await bodiesOf(caseId);
    const byType = Object.fromEntries(bodies.map(({ body }) => [body['type'], body['provenance']]));
    expect(byType).toEqual({
      caseOpened: eventRows.caseOpened.provenance,
      referralAccepted: { ...eventRows.referralAccepted.provenance, basis: 'unverified' },
      phaseEntered: eventRows.phaseEntered.provenance,
    });
    const envelopes = await api.db.selectFrom('events').select('envelope').where('stream_id', '=', caseId).execute();
    expect(JSON.stringify(envelopes)).not.toMatch(/unverified|professional_opinion/);
  });

  it('of a bad code is refused by the field', async () => {
    const caseId = await openCase(api);
    const { body } = await accept(caseId, { provenance: { basis: 'rumour' } }).expect(400);
    expect(body.errors).toMatchObject([{ path: 'provenance.basis' }]);
    expect(JSON.stringify(body)).not.toContain('rumour');
  });
});
