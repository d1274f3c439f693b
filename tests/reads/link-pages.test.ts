import request from 'supertest';
import { batchReads } from '../../record/reads/batch';
import { instant } from '../../shared/domain/time';
import { answered, headingOf, reviewed, submit } from '../pages/support/browser';
import { now, startOffice, type Office } from '../pages/support/office';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clock.set(now));

const columns = ['actor_id', 'known_by', 'operation', 'case_id', 'asked_for', 'outcome', 'relationship'] as const;

/** The read log's rows of a task. */
const rowsOf = (taskId: string) =>
  office.db.selectFrom('reads').select(columns).where('asked_for', '=', `task:${taskId}`).orderBy('id').execute();

const byLink = (taskId: string) => ({
  actor_id: 'psychologist',
  known_by: 'link',
  operation: 'linkPage',
  case_id: office.stream.id,
  asked_for: `task:${taskId}`,
  outcome: 'shown',
  relationship: 'link',
});

describe('a link page', () => {
  it('that shows a task is logged: the row says that the reader is known only by the link', async () => {
    const { path, task } = await office.invite();
    await request(office.app).get(path).expect(200);
    expect(await rowsOf(task.taskId)).toEqual([byLink(task.taskId)]);
    await reviewed(office.app, path, { answer: 'accept' });
    expect(await rowsOf(task.taskId)).toHaveLength(3);
  });

  it('that shows nothing of a task is not: a link that ended, was answered, or is none', async () => {
    const { path, task } = await office.invite();
    const page = await request(office.app).get(path);
    expect((await answered(office.app, path, { answer: 'accept' })).status).toBe(303);
    const before = await rowsOf(task.taskId);
    await request(office.app).get(path).expect(200);
    await request(office.app)
      .get(`/l/${'A'.repeat(43)}`)
      .expect(404);
    await submit(office.app, page.text);
    const other = await office.invite();
    office.clock.set(instant(Date.parse(now) + 60 * 86_400_000));
    await request(office.app).get(other.path);
    expect(await rowsOf(task.taskId)).toEqual(before);
    expect(await rowsOf(other.task.taskId)).toEqual([]);
  });

  it('is not shown while it cannot be logged, and asks to be opened again', async () => {
    const { path } = await office.invite();
    await office.db.schema.alterTable('reads').renameTo('reads_away').execute();
    const { status, text } = await request(office.app).get(path);
    await office.db.schema.alterTable('reads_away').renameTo('reads').execute();
    expect([status, headingOf(text)]).toEqual([503, 'The answer cannot be recorded at the moment']);
    await request(office.app).get(path).expect(200);
    expect((await batchReads(office.db, { now: office.clock.now })).rows).toBeGreaterThan(0);
  });
});
