import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';
import request from 'supertest';
import { cookiesOf } from '../../api/sessions/cookies';
import { createLoader } from '../../api/sessions/load';
import { createNotices } from '../../api/sessions/notices';
import { formToken } from '../../api/sessions/forms';
import { startSession } from '../../api/sessions/session';
import { findSignedIn } from '../../api/sessions/signed-in';
import type { SessionServices } from '../../api/sessions/services';
import { openDatabase } from '../../record/postgres/database';
import { createMadeUp, signInAt } from '../setup/record';

const publicUrl = 'https://programme.example';
const unused = async (): Promise<never> => {
  throw new Error('nobody asks the provider here');
};

it('behind https the cookie is bound to the host, hidden from scripts and never sent in clear, whatever the proxy says', async () => {
  const { database, sealing } = await createMadeUp();
  const db = openDatabase(database.appUrl, { poolSize: 1 });
  const key = { id: 'k1', secret: randomBytes(32) };
  const admin = openDatabase(database.url, { poolSize: 1 });
  await signInAt(admin, 'https://issuer.example');
  const services: SessionServices = {
    db,
    seals: sealing.seals,
    pageKeys: { current: key, byId: new Map([[key.id, key]]) },
    provider: { begin: unused, complete: unused, signOutUrl: unused },
    issuer: 'https://issuer.example',
    publicUrl,
    programmeName: 'Bridges',
    contactLine: '+00 123 456',
    now: () => new Date().toISOString(),
    keepForm: async () => 'no_form',
    reportError: (error) => {
      throw error;
    },
  };
  const at = services.now();
  const signIn = { personId: 'chair', subject: 'chair', signedInAt: at, authenticatedAt: at, idToken: randomUUID() };
  const app = express();
  app.use(createLoader(services, cookiesOf(publicUrl), createNotices(services)));
  app.get('/enter', async (incoming, response) => {
    await startSession(incoming, signIn, () => formToken(incoming));
    response.sendStatus(204);
  });
  app.get('/who', (_, response) => void response.send(findSignedIn(response)?.person.personId ?? 'nobody'));

  const { headers } = await request(app).get('/enter');
  const [cookie = ''] = headers['set-cookie'] as unknown as readonly string[];
  expect(headers['set-cookie']).toHaveLength(1);
  expect(cookie).toMatch(/^__Host-session=[^;]{40,}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const value = cookie.split(';')[0]!;
  expect((await request(app).get('/who').set('Cookie', value)).text).toBe('chair');
  expect((await request(app).get('/who').set('Cookie', value.replace('__Host-', ''))).text).toBe('nobody');
  expect((await request(app).get('/who').set('Cookie', value.slice(0, -3))).text).toBe('nobody');

  await Promise.all([db.destroy(), admin.destroy()]);
  await Promise.all([database.drop(), sealing.drop()]);
});
