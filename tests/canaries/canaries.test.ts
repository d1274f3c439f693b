import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as EngineClient, Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import type { Client } from 'pg';
import { createDataConverter } from '../../engine/data-converter';
import { listMails } from '../../local/demo/mails';
import { until } from '../../local/demo/waiting';
import { openRing, type LiveRing } from '../../record/keys/ring';
import { contentPlace, subjectPlace } from '../../record/sealing/place';
import { openStack, type Stack } from '../e2e/stack';
import { runToEnd } from '../e2e/program';
import { createCanaries, findNeedles, needlesOf } from './canary';
import { freeFields, nameOf } from './fields';
import { readHistories } from './histories';
import { bornOn } from './path';
import { columnsOf, databaseFiles, filesIn, mailParts, textAt, type Haystack } from './places';
import { playEverything, type Played } from './play';
import { tell } from './told';
import { startOwnServers, type OwnServers } from './servers';

/*
 * Victims, addresses of the person and PINs have no fields yet. The record's own code writes a text in the compartment
 * `victims`, so that the restricted path is checked as well.
 */

/** Names under which the API logs unexpected errors. */
const unforeseen = ['"unexpected error"', '"the reading could not be logged"', '"link page"'];

/** Fields that may be found in these places, each with the reason. */
const excepted: readonly { readonly field: RegExp; readonly where: RegExp; readonly why: string }[] = [
  {
    field: /^(create|change)(Agency|Facility)\.name/,
    where: /^(table public\.(agencies|facilities)\.name$|file of the record|write-ahead log)/,
    why: 'agencies and facilities are places, not persons; what is known of a person is only in their case',
  },
  {
    field: /^(create|change)Person\.identity\./,
    where: /^(table public\.people\.(issuer|subject)$|file of the record|write-ahead log|log of the database)/,
    why: 'accounts are found by issuer and subject, which are to be opaque ids of the identity provider',
  },
  {
    field: /^(listCases\.q|list\w+\.(cursor|find|since|version)|unknown (query|path)|link token)/,
    where: /^URL$/,
    why: 'what is looked for stands in the query: proxies are to log no query strings; the other words are in no URL that the product gives out',
  },
  {
    field: /^database error/,
    where: /^log of the database/,
    why: 'the test had the database say it',
  },
];

describe('canaries', () => {
  const canaries = createCanaries();
  const controls = createCanaries();
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-canaries-out-'));
  const urls: string[] = [];
  let servers: OwnServers;
  let stack: Stack;
  let played: Played;
  let record: Client;
  let keyStore: Client;
  let engine: EngineClient;
  let payloadKeys: LiveRing;

  beforeAll(async () => {
    servers = await startOwnServers();
    stack = await openStack({ watched: false, logLevel: 'debug', prepare: (stores) => tell(stores, canaries.word) });
    rememberUrls();
    [record, keyStore] = (await Promise.all(
      [stack.env['DATABASE_URL'] ?? '', stack.sealing.url].map((url) =>
        servers.connect(new URL(url).pathname.slice(1)),
      ),
    )) as [Client, Client];
    payloadKeys = await openRing(stack.sealing.keys, 'payload');
    const connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] ?? '' });
    engine = new EngineClient({ connection, namespace: stack.namespace });
    played = await playEverything({ stack, servers, record }, canaries.word);
  });
  afterAll(async () => {
    payloadKeys.close();
    await Promise.all([record.end(), keyStore.end(), engine.connection.close()]);
    await stack.close();
    await servers.close();
    rmSync(folder, { recursive: true });
  });

  const places: Readonly<Record<string, () => Promise<readonly Haystack[]>>> = {
    'what API and worker print': async () => {
      const mark = randomUUID();
      await fetch(played.api, { headers: { 'x-correlation-id': mark } });
      await until('the API to have printed everything', 60, async () => stack.api.output().includes(mark));
      return [textAt('log of the API', stack.api.output()), textAt('log of the worker', stack.worker.output())];
    },
    'the metrics of both': () =>
      Promise.all(
        Object.entries(stack.metrics).map(async ([of, url]) => textAt(`metrics of ${of}`, await textOf(url))),
      ),
    'the mails': async () => mailParts(await listMails(stack.mailbox)),
    'the URLs that a proxy sees': async () => urls.map((url) => textAt('URL', url)),
    'the rows of the record': () => columnsOf(record),
    'the rows of the key store': () => columnsOf(keyStore),
    'the files of the record': () => databaseFiles('file of the record', record, servers.postgres.dataDir),
    'the files of the key store': () => databaseFiles('file of the key store', keyStore, servers.postgres.dataDir),
    "the database's write-ahead log": async () => {
      await record.query('checkpoint');
      return filesIn('write-ahead log', join(servers.postgres.dataDir, 'pg_wal'));
    },
    'the log of the database server': async () => [
      { where: 'log of the database', bytes: readFileSync(servers.postgresLog) },
    ],
    'the histories of the workflows, decrypted': async () =>
      (await readHistories(engine, payloadKeys)).flatMap(({ workflowId, stored, payloads, around }) => [
        { where: `stored history of ${workflowId}`, bytes: stored },
        textAt(`history of ${workflowId}`, [...around, ...payloads.map(({ text }) => text)].join('\n')),
      ]),
    'the files of the engine': async () => filesIn('file of the engine', servers.engineFolder),
    'an export of the log': async () => [{ where: 'export', bytes: readFileSync(await exported()) }],
  };

  it('are in every field in which people write freely', () => {
    const missing = freeFields.map(nameOf).filter((name) => !canaries.fields().has(name));
    expect(missing).toEqual([]);
  });

  it('are in the record, under seal', async () => {
    const texts = await unsealed();
    const fields = freeFields.filter(
      ({ part, operation }) => part === 'body' && !/^(create|change|search|save)/.test(operation),
    );
    const lost = [...fields.map(nameOf), 'victims', ...played.notes]
      .flatMap((name) => canaries.of(name).map((word) => [name, texts.includes(word)] as const))
      .filter(([, isKept]) => !isKept);
    expect(lost).toEqual([]);
    expect(texts).toContain(bornOn);
  });

  it.each(Object.keys(places))('are not in %s', async (name) => {
    const haystacks = await (places[name] ?? nothing)();
    expect(haystacks.length).toBeGreaterThan(0);
    expect(haystacks.flatMap(leaksIn)).toEqual([]);
  });

  it.each(Object.keys(writers()))('would be found in %s', async (name) => {
    const word = controls.word(name);
    await (writers()[name] ?? nothing)(word);
    const found = (await (places[name] ?? nothing)()).flatMap(({ bytes }) => controls.findIn(bytes));
    expect(found.filter((each) => each.startsWith(name)).length).toBeGreaterThan(0);
  });

  it.each([
    [
      'what API and worker print',
      ['"route":"/api/v1/cases"', 'notify_failed', 'mail_refused', 'mail_not_taken', ...unforeseen],
    ],
    ['the metrics of both', ['throughcare_decisions_total', 'throughcare_activities_total']],
    ['the log of the database server', ['STATEMENT:  insert into "agencies"']],
    ['an export of the log', ['caseClosed', 'deathRecorded', 'conferenceHeld', 'challengeDecided']],
  ])('are looked for in %s when it tells of what was played', async (name, marks) => {
    const all = Buffer.concat((await (places[name] ?? nothing)()).map(({ bytes }) => bytes)).toString();
    expect(marks.filter((mark) => !all.includes(mark))).toEqual([]);
  });

  it('leave of what the mail server said its codes', async () => {
    const { rows } = await record.query<{ response: string }>(
      "select distinct response from notifications where status in ('sent', 'failed') order by 1",
    );
    expect(rows.map(({ response }) => response)).toEqual(['250 2.0.0', 'mail_refused']);
  });

  const dates = needlesOf(bornOn);
  const leaksIn = ({ where, bytes }: Haystack): readonly string[] => {
    const words = canaries.findIn(bytes).filter((found) => !isExcepted(found, where));
    const tokens = /mail|^URL$/.test(where)
      ? []
      : played.tokens.flatMap((token) => findNeedles(bytes, needlesOf(token)));
    return [...words, ...findNeedles(bytes, dates), ...tokens].map((found) => `${where}: ${found}`);
  };

  /** Functions that write a word into a place that only the test writes to. */
  function writers(): Readonly<Record<string, (word: string) => Promise<unknown>>> {
    const inTable = (client: () => Client) => async (word: string) => {
      await client().query('create table control (word text, bytes bytea, base64 jsonb)');
      const values = [
        word.toUpperCase(),
        Buffer.from(word, 'utf16le'),
        { word: Buffer.from(`x${word}`).toString('base64') },
      ];
      await client().query('insert into control values ($1, $2, $3)', values);
    };
    // Repeats, since the end of a disk page may split a word.
    const again = (client: () => Client) => (word: string) =>
      client().query('insert into control (word) select $1 from generate_series(1, 3)', [word]);
    const start = (word: string, client: EngineClient) =>
      client.workflow.start('control', { workflowId: randomUUID(), taskQueue: 'nobody', args: [word], memo: { word } });
    return {
      'what API and worker print': (word) => fetch(played.api, { headers: { 'x-correlation-id': word } }),
      'the mails': (word) =>
        createTransport(stack.env['SMTP_URL']).sendMail({ to: 'a@b.example', from: 'c@d.example', html: word }),
      'the URLs that a proxy sees': (word) => fetch(`${played.api}/?q=${word}`),
      'the rows of the record': inTable(() => record),
      'the files of the record': again(() => record),
      "the database's write-ahead log": again(() => record),
      'the rows of the key store': inTable(() => keyStore),
      'the files of the key store': again(() => keyStore),
      'the log of the database server': (word) => record.query(`select 1 / 0 -- ${word}`).catch(() => undefined),
      'the histories of the workflows, decrypted': (word) => {
        const { connection, options } = engine;
        const { namespace } = options;
        const dataConverter = createDataConverter(payloadKeys);
        return start(word, new EngineClient({ connection, namespace, dataConverter }));
      },
      'the files of the engine': (word) => start(word, engine),
    };
  }

  function rememberUrls(): void {
    const { fetch: ask } = globalThis;
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const response = await ask(input, init);
      if (url.startsWith(stack.env['PUBLIC_URL'] ?? '')) urls.push(url, response.headers.get('location') ?? '');
      return response;
    };
  }

  async function exported(): Promise<string> {
    const out = join(folder, 'log');
    await runToEnd('record/cli/export-log.ts', { ...stack.env }, ['--out', out]);
    return out;
  }

  /** All persons and texts of the record, unsealed. */
  async function unsealed(): Promise<string> {
    const contents = await record.query<{ stream_id: string; id: string; compartment: string; sealed: Buffer }>(
      'select stream_id, id, compartment, sealed from contents',
    );
    const subjects = await record.query<{ ref: string; sealed: Buffer }>('select ref, sealed from subjects');
    const opened = await stack.sealing.seals.open([
      ...contents.rows.map(({ stream_id: id, id: contentId, compartment, sealed }) => {
        return { place: contentPlace({ kind: 'case', id }, contentId, compartment), sealed };
      }),
      ...subjects.rows.map(({ ref, sealed }) => ({ place: subjectPlace(ref), sealed })),
    ]);
    return opened.map((plain) => plain?.toString() ?? '').join('\n');
  }
});

function isExcepted(found: string, where: string): boolean {
  return excepted.some((exception) => exception.field.test(found) && exception.where.test(where));
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function nothing(): Promise<readonly Haystack[]> {
  return [];
}
