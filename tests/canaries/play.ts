import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { commandPaths, urlOf } from '../../api/paths';
import type { Answer } from '../../local/demo/client';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { obtainToken } from '../../local/identity/obtain-token';
import { type CaseCommit, createCaseCommit, createCaseStates } from '../../record/cases';
import { draftText } from '../../record/sealing/narratives';
import { createProgrammes } from '../../record/programmes/programmes';
import type { Command } from '../../shared/domain/case';
import { planSession, silent } from '../e2e/cases';
import type { Stack } from '../e2e/stack';
import { accompanied } from './accompanied';
import { fillDirectory } from './directory';
import { declined, elsewhere, ended, open, planned } from './path';
import type { Write } from './planted';
import type { OwnServers } from './servers';
import { askStrangely } from './strangers';
import { report } from './told';

export interface Surroundings {
  readonly stack: Stack;
  readonly servers: OwnServers;
  /** A superuser's connection to the record's database that bypasses the cable. */
  readonly record: Client;
}

export interface Played {
  readonly api: string;
  /** The case that reached its end. */
  readonly caseId: string;
  /** Statuses of the requests that no client sends. */
  readonly strange: readonly number[];
  /** Tokens of links and of signed-in people. */
  readonly tokens: readonly string[];
  /** Fields on pages behind links. */
  readonly notes: readonly string[];
}

/** Everything that can happen to cases and around them, with canaries in every field. */
export async function playEverything(surroundings: Surroundings, write: Write): Promise<Played> {
  const { stack } = surroundings;
  const api = stack.env['PUBLIC_URL'] ?? '';
  const issuer = stack.env['OIDC_ISSUER'] ?? '';
  const [administrator, auditor, coordinator] = await Promise.all([
    obtainToken(issuer, 'administrator'),
    obtainToken(issuer, 'auditor'),
    obtainToken(issuer, 'coordinator'),
  ]);
  const { specialist, move } = await fillDirectory({ api, token: administrator }, write);
  const stage = { as: stack.as, mailbox: stack.mailbox, tell: silent };

  const scene = await planned(stage, write);
  await accompanied(scene, write);
  await elsewhere(stage, write);
  await intoVictims(stack, await open(stage, write), write);
  await refusedForGood(stack, scene, specialist);
  await move();
  const unanswered = await putOff(surroundings, scene, specialist.personId, write);
  const link = await declined(scene, specialist.personId, write);
  await outage(surroundings, scene);
  await unexpected(surroundings.record, { api, token: administrator, link: unanswered }, write);
  await ended(scene, write);
  await report(stack, write);
  const { caseId } = scene;
  const strange = [
    ...(await askStrangely({ api, token: auditor, caseId }, write)),
    ...(await askStrangely({ api, token: coordinator, caseId }, write)),
  ];
  const byLink = ['session_invitation', 'conference_invitation', 'session_report', 'urgent_concern', 'contact_report'];
  const notes = [...byLink, 'outreach'].map((kind) => `link.${kind}`);
  return {
    api,
    caseId,
    strange,
    notes,
    tokens: [...[link, unanswered].map((each) => each.split('/').at(-1) ?? ''), administrator, auditor],
  };
}

/** Writes a text in a compartment without fields, by the record's own code. */
async function intoVictims({ db, sealing }: Stack, { caseId }: Scene, write: Write): Promise<void> {
  const { keys, seals } = sealing;
  const now = (): string => new Date().toISOString();
  const means = { db, keys, seals, now, newId: randomUUID, randomBytes };
  const commit: CaseCommit = createCaseCommit({
    ...means,
    programmes: createProgrammes(db),
    states: createCaseStates(seals),
  });
  const text = draftText({ body: write('victims'), compartment: 'victims' }, { newId: randomUUID, randomBytes });
  const narrative = { narrativeId: text.narrativeId, commitment: text.commitment };
  const outcome = await commit({
    stream: { kind: 'case', id: caseId },
    command: { name: 'suspendCase', data: { reasonCode: 'other', narrative } } satisfies Command,
    actor: {
      personId: 'coordinator',
      agencyId: 'programme-office',
      roles: ['coordinator'],
      disciplines: [],
      knownBy: 'sign_in',
    },
    texts: [text],
  });
  if (outcome.outcome !== 'accepted') throw new Error(`not kept: ${outcome.outcome}`);
}

/** A mail that the server rejects with a message that quotes the recipient. */
async function refusedForGood(
  { refusals }: Stack,
  scene: Scene,
  { personId, email, name }: { readonly personId: string; readonly email: string; readonly name: string },
): Promise<void> {
  const refusal = { startsWith: email.toLowerCase(), code: 550, answer: `5.1.1 <${email}> ${name}: no such mailbox` };
  refusals.push(refusal);
  await planSession(scene, 900, personId);
  await waitToBeAsked(scene, 'follow_up', 60, 'mail_failed');
  refusals.splice(refusals.indexOf(refusal), 1);
}

/** A deferred mail: the server defers it, the database fails unexpectedly, the worker is killed. @returns its link */
async function putOff({ stack, record }: Surroundings, scene: Scene, personId: string, write: Write): Promise<string> {
  const refusal = { startsWith: '', code: 451, answer: `4.2.1 <${personId}> ${write('mail server')} is busy` };
  stack.refusals.push(refusal);
  const { taskId } = await planSession(scene, 900, personId);
  const attempts = async (): Promise<number> => {
    const { rows } = await record.query<{ attempts: number }>(
      'select attempts from notifications where task_id = $1 and leased_until is null',
      [taskId],
    );
    return rows[0]?.attempts ?? 0;
  };
  await until('a first attempt', 60, async () => (await attempts()) > 0);
  await failing(record, 'notifications', write, async () => {
    await until('the database to fail', 60, async () => stack.worker.output().includes('notify_failed'));
  });
  await stack.worker.kill();
  stack.refusals.splice(stack.refusals.indexOf(refusal), 1);
  await stack.worker.start();
  return linkIn(await waitForMail(stack.mailbox, taskId));
}

/** Loses the database while a decision waits in it. */
async function outage({ stack, servers, record }: Surroundings, scene: Scene): Promise<void> {
  await record.query('begin');
  await record.query('select 1 from streams where id = $1 for update', [scene.caseId]);
  const { caseId } = scene;
  const key = randomUUID();
  const appoint = (): Promise<Answer> =>
    stack.as('coordinator').post(commandPaths.appoint, { caseId }, { function: 'advocate', personId: 'advocate' }, key);
  const asked = appoint();
  const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  const observer = await servers.connect(new URL(stack.env['DATABASE_URL'] ?? '').pathname.slice(1));
  await until('the decision to wait', 60, async () => (await observer.query(waiting)).rows.length > 0);
  await observer.end();
  servers.cable.cut();
  const { status } = await asked;
  await record.query('rollback');
  servers.cable.mend();
  if (status !== 503) throw new Error(`without its database the API answered ${status}`);
  await until('the API to be back', 60, async () => {
    const back = await stack.as('coordinator').get('/cases/{caseId}', { caseId });
    return back.status === 200;
  });
  // The server finishes a statement after its client is gone, so the decision may already stand.
  accepted('appoint', await appoint());
}

/** Unexpected database errors that quote their input: behind the API, and behind a link. */
async function unexpected(record: Client, { api, token, link }: Failing, write: Write): Promise<void> {
  const authorization = `Bearer ${token}`;
  const answered = async (status: number, url: string, init: RequestInit): Promise<void> => {
    const response = await fetch(url, init);
    if (response.status !== status) throw new Error(`an unexpected error was answered ${response.status}`);
  };
  await failing(record, 'agencies', write, () =>
    answered(500, api + urlOf('/agencies'), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: write('createAgency.name'), calendarId: 'continental' }),
    }),
  );
  await failing(record, 'reads', write, async () => {
    await answered(503, api + urlOf('/tasks/{taskId}', { taskId: randomUUID() }), { headers: { authorization } });
    await answered(503, link, {});
  });
}

interface Failing {
  readonly api: string;
  readonly token: string;
  /** The link of an open task. */
  readonly link: string;
}

/** Makes every write to a table fail during `work`, with a canary that no file holds literally. */
async function failing(record: Client, table: string, write: Write, work: () => Promise<void>): Promise<void> {
  const word = write('database error');
  const halves = `'${word.slice(0, 8)}' || '${word.slice(8)}'`;
  await record.query(`create function fail() returns trigger language plpgsql as $$ begin
    raise exception '%', ${halves} using detail = ${halves}, hint = ${halves}; end $$`);
  await record.query(`create trigger failing before insert or update on ${table} for each row execute function fail()`);
  try {
    await work();
  } finally {
    await record.query('drop function fail cascade');
  }
}
