import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { rootPaths, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { opening } from './support/bodies';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ cuttable: true });
});
afterAll(() => api.stop());

describe('while the record is away', () => {
  it('nothing is decided, callers are asked to come back, and afterwards the same key goes through', async () => {
    const key = randomUUID();
    const open = () => api.post('coordinator', urlOf('/cases'), opening, key);
    await api.takeRecordAway();
    const refused = await open();
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 503, code: 'record_unavailable' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const { body } = await request(api.app).get(rootPaths.ready).expect(503);
    expect(body).toMatchObject({ status: 'unavailable', dependencies: { record: { ok: false } } });
    await request(api.app).get(rootPaths.live).expect(200);
    await request(api.app).get(rootPaths.openapi).expect(200);

    await api.bringRecordBack();
    await open().expect(201);
    await request(api.app).get(rootPaths.ready).expect(200);
  });
});
