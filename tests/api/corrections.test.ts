import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { createCaseCommit, createCaseStates } from '../../record/cases';
import { draftText } from '../../record/sealing/narratives';
import { createProgrammes } from '../../record/programmes/programmes';
import { received, screened, undated } from '../../stories/course';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase, play, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
});
afterAll(() => api.stop());

interface Entry {
  readonly number: number;
  readonly entryId: string;
  readonly type: string;
  readonly at: string;
  readonly by: { readonly personId: string } | null;
  readonly correctedBy?: number[];
  readonly corrects?: string;
  readonly details?: Record<string, unknown>;
}

const events = (who: string, query = '', of = caseId) =>
  api.get(who, urlOf('/cases/{caseId}/events', { caseId: of }) + query);
const timeline = async (who: string, of = caseId): Promise<Entry[]> =>
  (await events(who, '?limit=500', of).expect(200)).body.items;
const entryOf = async (type: string, who = 'coordinator', of = caseId): Promise<Entry> =>
  (await timeline(who, of)).find((entry) => entry.type === type)!;
const correct = (who: string, body: object, key = randomUUID(), of = caseId) =>
  api.post(who, urlOf(commandPath('correctEntry'), { caseId: of }), { correction: 'It was on Tuesday.', ...body }, key);

/** A refusal without its correlation id. */
const told = ({ status, body: { correlationId: _, ...body } }: Response) => ({ status, body });

describe('a correction', () => {
  it('adds: the entry stays as it was, and each names the other', async () => {
    const before = await entryOf('screeningRecorded');
    const answer = await correct('coordinator', { entryId: before.entryId, reasonCode: 'wrong_date' }).expect(200);
    expect(answer.body.happened).toEqual(['entryCorrected']);
    const entries = await timeline('coordinator');
    const correction = entries.at(-1)!;
    expect(correction).toMatchObject({
      type: 'entryCorrected',
      corrects: before.entryId,
      by: { personId: 'coordinator' },
      details: { reasonCode: 'wrong_date', correction: 'It was on Tuesday.' },
      provenance: { source: 'record' },
    });
    expect(Object.keys(correction.details!)).toEqual(['reasonCode', 'correction']);
    const { correctedBy, ...after } = entries.find(({ entryId }) => entryId === before.entryId)!;
    expect(correctedBy).toEqual([correction.number]);
    expect(after).toEqual(before);
  });

  it('may be one of several, and all of them show', async () => {
    const { entryId } = await entryOf('housingDecided');
    await correct('coordinator', { entryId, correction: 'The wing is B.' }).expect(200);
    await correct('coordinator2', { entryId, correction: 'The wing is C.' }).expect(200);
    const entries = await timeline('coordinator');
    const both = entries.filter(({ corrects }) => corrects === entryId);
    expect(both.map(({ details }) => details!['correction'])).toEqual(['The wing is B.', 'The wing is C.']);
    expect((await entryOf('housingDecided')).correctedBy).toEqual(both.map(({ number }) => number));
  });

  it('is named on whatever page the entry stands, by the numbers of the whole timeline', async () => {
    const [first] = await timeline('coordinator');
    await correct('coordinator', { entryId: first!.entryId }).expect(200);
    for (const who of ['coordinator', 'manager']) {
      const all = await timeline(who);
      const pages: Entry[] = [];
      for (let query = '?limit=3'; query !== '';) {
        const { body } = await events(who, query).expect(200);
        pages.push(...body.items);
        query = body.next === null ? '' : `?limit=3&cursor=${encodeURIComponent(body.next)}`;
      }
      expect(pages).toEqual(all);
      expect(all[0]!.correctedBy).toHaveLength(1);
    }
  });

  it('twice with the same key, and at once, happens once', async () => {
    const { entryId } = await entryOf('planDrafted');
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => correct('coordinator', { entryId }, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await correct('coordinator', { entryId }, key).expect(200);
    expect((await entryOf('planDrafted')).correctedBy).toHaveLength(1);
    const other = await correct('coordinator', { entryId, correction: 'Another.' }, key).expect(422);
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  it('by two people at once is two, and neither is lost', async () => {
    const { entryId } = await entryOf('planApproved');
    const both = await Promise.all(['coordinator', 'coordinator2'].map((who) => correct(who, { entryId })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await entryOf('planApproved')).correctedBy).toHaveLength(2);
  });

  it('is still possible after a death', async () => {
    const died = await openCase(api);
    await play(api, died, [undated(received)]);
    const today = new Date().toISOString().slice(0, 10);
    const death = urlOf(commandPath('recordDeath'), { caseId: died });
    await api.post('coordinator', death, { diedOn: today }).expect(200);
    const { entryId } = await entryOf('deathRecorded', 'coordinator', died);
    await correct('coordinator', { entryId }, undefined, died).expect(200);
    expect((await entryOf('deathRecorded', 'coordinator', died)).correctedBy).toHaveLength(1);
  });
});

describe('who corrects', () => {
  it('is the author, what they reported themselves', async () => {
    const { entryId } = await entryOf('assessmentSubmitted', 'psychologist');
    await correct('psychologist', { entryId, correction: 'The third rating is of May.' }).expect(200);
    const [seen] = (await timeline('psychologist')).filter(({ corrects }) => corrects === entryId);
    expect(seen!.details).toMatchObject({ correction: 'The third rating is of May.' });
  });

  it('is not somebody who sees the entry and made another', async () => {
    const { entryId } = await entryOf('housingDecided', 'psychologist');
    const before = await timeline('coordinator');
    expect((await correct('psychologist', { entryId })).body.code).toBe('forbidden');
    expect((await correct('manager', { entryId })).status).toBe(403);
    expect(await timeline('coordinator')).toEqual(before);
  });

  it('is the coordinator, of what somebody answered by a link', async () => {
    const task = Object.values((await stateOf(api, caseId)).tasks).find(
      ({ kind, assigneeId, status }) => kind === 'session_invitation' && assigneeId === 'scholar' && status === 'open',
    )!;
    const sources = { newId: randomUUID, randomBytes };
    const commit = createCaseCommit({
      db: api.db,
      keys: api.keys,
      seals: api.seals,
      states: createCaseStates(api.seals),
      ...sources,
      programmes: createProgrammes(api.db),
      now: () => new Date().toISOString(),
    });
    const note = draftText({ body: 'Away that week.', compartment: 'sessions' }, sources);
    const { narrativeId, commitment } = note;
    const outcome = await commit({
      stream: { kind: 'case', id: caseId },
      actor: { personId: 'scholar', agencyId: 'second-path', roles: [], disciplines: ['scholar'], knownBy: 'link' },
      command: {
        name: 'answerTask',
        data: {
          taskId: task.taskId,
          answer: 'decline',
          reasonCode: 'on_leave',
          narrative: { narrativeId, commitment },
        },
      },
      texts: [note],
    });
    expect(outcome).toMatchObject({ outcome: 'accepted' });
    const answered = (await timeline('coordinator')).find(
      ({ type, by }) => type === 'taskAnswered' && by?.personId === 'scholar',
    )!;
    expect(answered).toMatchObject({ knownBy: 'link' });
    await correct('coordinator', { entryId: answered.entryId, correction: 'Away the week after.' }).expect(200);
    const theirs = await timeline('scholar');
    expect(theirs.find(({ entryId }) => entryId === answered.entryId)!.correctedBy).toHaveLength(1);
  });
});

describe('an entry that the caller does not see', () => {
  it('does not exist: unknown, and of another case, the coordinator gets the same rejection of the field', async () => {
    const elsewhere = await entryOf('caseOpened', 'coordinator', await openCase(api));
    const unknown = told(await correct('coordinator', { entryId: randomUUID() }));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'unknown_entry', errors: [{ path: 'entryId' }] } });
    expect(told(await correct('coordinator', { entryId: elsewhere.entryId }))).toEqual(unknown);
  });

  it('is refused to others as an unknown one is', async () => {
    const hidden = await entryOf('assessmentSubmitted');
    expect((await timeline('scholar')).map(({ entryId }) => entryId)).not.toContain(hidden.entryId);
    const unknown = told(await correct('scholar', { entryId: randomUUID() }));
    expect(unknown.status).toBe(403);
    expect(told(await correct('scholar', { entryId: hidden.entryId }))).toEqual(unknown);
  });

  it('shows them no correction, and neither number nor text reveals one', async () => {
    const other = await openCase(api);
    await play(api, other, [undated(received), undated(screened)]);
    const { entryId } = await entryOf('screeningRecorded', 'coordinator', other);
    const before = await timeline('manager', other);
    await correct('coordinator', { entryId, correction: 'He slept badly.' }, undefined, other).expect(200);
    expect(await timeline('manager', other)).toEqual(before);
    const opened = await entryOf('caseOpened', 'manager', other);
    await correct('coordinator', { entryId: opened.entryId, correction: 'Her name is misspelt.' }, undefined, other);
    const after = await timeline('manager', other);
    expect(after.map(({ number }) => number)).toEqual([...before.map(({ number }) => number), before.length + 1]);
    expect(after.at(-1)).toMatchObject({ type: 'entryCorrected', corrects: opened.entryId });
    expect(JSON.stringify(after)).not.toMatch(/slept|misspelt/);
  });

  it('of a case that the caller may not know of is not found', async () => {
    const other = await openCase(api);
    const { entryId } = await entryOf('caseOpened', 'coordinator', other);
    await correct('scholar', { entryId }, undefined, other).expect(404);
  });
});

describe('the compartment of a correction', () => {
  const compartmentsOf = async (of: string) =>
    (await api.db.selectFrom('contents').select(['id', 'compartment']).where('stream_id', '=', of).execute()).map(
      ({ id, compartment }) => [id, compartment] as const,
    );

  it.each([
    ['screeningRecorded', 'assessment', 'assessment'],
    ['referralAccepted', 'identity', 'identity'],
    ['caseOpened', 'identity', 'assessment'],
  ])('is where the entry does, and its text where that of the entry does (%s)', async (type, event, text) => {
    const of = await openCase(api);
    await play(api, of, [undated(received), undated(screened)]);
    const before = new Map(await compartmentsOf(of));
    const { entryId } = await entryOf(type, 'coordinator', of);
    await correct('coordinator', { entryId }, undefined, of).expect(200);
    const { entryId: correctionId } = (await timeline('coordinator', of)).at(-1)!;
    const added = (await compartmentsOf(of)).filter(([id]) => !before.has(id));
    expect(added).toHaveLength(2);
    expect(Object.fromEntries(added)[correctionId]).toBe(event);
    expect(added.find(([id]) => id !== correctionId)![1]).toBe(text);
  });
});

describe('a bad correction', () => {
  it.each([
    ['too long', { correction: 'x'.repeat(10_001) }, 'correction'],
    ['empty', { correction: '  \n' }, 'correction'],
    ['of a reason that is none', { reasonCode: 'because' }, 'reasonCode'],
    ['of an id that is none', { entryId: "1' or '1'='1" }, 'entryId'],
    ['with a bad code of provenance', { provenance: { reliability: 'sure' } }, 'provenance.reliability'],
    ['that sets what is not its own', { entry: { type: 'caseOpened' } }, 'entry'],
  ])('%s is refused by its field', async (_, part, path) => {
    const { entryId } = await entryOf('caseOpened');
    const before = await timeline('coordinator');
    const { body } = await correct('coordinator', { entryId, ...part }).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
    expect(await timeline('coordinator')).toEqual(before);
  });

  it('that corrects a correction is refused', async () => {
    const { entryId } = await entryOf('entryCorrected');
    const { body } = await correct('coordinator', { entryId }).expect(422);
    expect(body).toMatchObject({ code: 'corrects_a_correction', errors: [{ path: 'entryId' }] });
  });
});
