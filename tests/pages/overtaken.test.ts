import request from 'supertest';
import { sql } from 'kysely';
import { until } from '../../local/demo/waiting';
import { instant } from '../../shared/domain/time';
import { reviewed, submit } from './support/browser';
import { now, startOffice, type Office } from './support/office';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

/** Waits until so many connections wait for a lock. */
async function waiting(count: number): Promise<void> {
  await until(`${count} to wait`, 60, async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(office.db);
    return rows[0]?.n === count;
  });
}

it('an answer that a change overtakes on its last step is none: it was to what the page showed', async () => {
  const { path, task } = await office.invite();
  const review = await reviewed(office.app, path, { answer: 'accept' });
  const startsAt = instant(Date.parse(now) + 9 * 86_400_000);
  const { moved, confirmed } = await office.db
    .transaction()
    .execute(async (trx) => {
      await trx.selectFrom('streams').selectAll().where('id', '=', office.stream.id).forUpdate().execute();
      const change = { sessionId: task.about, startsAt, reasonCode: 'security' };
      const first = office.give('coordinator', 'rescheduleSession', change);
      await waiting(1);
      const second = submit(office.app, review.text).then((response) => response);
      await waiting(2);
      return { moved: first, confirmed: second };
    })
    .then(async (both) => ({ moved: await both.moved, confirmed: await both.confirmed }));
  expect(moved.sessions.find(({ sessionId }) => sessionId === task.about)).toMatchObject({ startsAt });
  expect(confirmed.headers['location']).toBe(path);
  expect(await office.task(task.taskId)).toMatchObject({ status: 'open', revision: 1 });
  expect((await request(office.app).get(path).expect(200)).text).toContain('value="accept"');
});
