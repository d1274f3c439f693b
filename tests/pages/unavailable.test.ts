import express from 'express';
import request from 'supertest';
import { linkPages } from '../../api/links';
import type { LinkServices } from '../../api/links/services';
import { openDatabase } from '../../record/postgres/database';
import { createLinks } from '../../record/outbox/links';
import { headingOf } from './support/browser';
import { translatorFor } from '../../shared/languages';

const now = (): string => '2031-03-04T09:00:00.000Z';
const path = `/l/${'A'.repeat(43)}`;
const reported: unknown[] = [];
const unused = async (): Promise<never> => {
  throw new Error('not reached');
};

function pagesWith(findLink: LinkServices['findLink']) {
  const pageKeys = { current: { id: 'test', secret: Buffer.alloc(32) }, byId: new Map() };
  const services: LinkServices = {
    findLink,
    loadCase: unused,
    findReader: unused,
    translatorFor,
    commit: unused,
    logShown: unused,
    pageKeys,
    now,
    publicUrl: 'https://programme.example',
    programmeName: 'Bridges',
    contactLine: '+00 123 456',
    limiter: { count: async () => null },
    newId: () => 'id',
    randomBytes: (size) => Buffer.alloc(size),
    reportError: (error) => void reported.push(error),
  };
  return express().use(linkPages(services));
}

beforeEach(() => void reported.splice(0));

it('while the record cannot be reached a link asks to be opened again, and stays valid', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { poolSize: 1 });
  const app = pagesWith((hash) => createLinks({ db, now }).findByHash(hash));
  for (const { status, headers, text } of [
    await request(app).get(path),
    await request(app).post(path).type('form').send({ step: 'confirm', answer: 'accept' }),
  ]) {
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(headingOf(text)).toBe('The answer cannot be recorded at the moment');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  }
  expect(reported).toEqual([]);
  await db.destroy();
});

it('an error that nobody foresaw is reported, and shows no trace of itself', async () => {
  const app = pagesWith(async () => {
    throw new Error('the inner workings');
  });
  const { status, text } = await request(app).get(path);
  expect(status).toBe(500);
  expect(text).not.toContain('inner workings');
  expect(reported).toHaveLength(1);
});
