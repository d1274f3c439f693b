import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { engineConfig, type EngineConfig } from '../../engine/config';
import { connect } from '../../engine/connect';
import { readHoldings } from '../../engine/holdings';
import { openDatabase } from '../../record/postgres/database';
import { openInstallationKeys } from '../../record/keys/open';
import { findNewest } from './known';
import type { Database } from '../../record/postgres/schema';
import { parseConfig, variables } from '../../shared/platform/config';
import { lostMails, notificationsIn } from './mails';
import { checkpointFiles, compareNewest, lostByCheckpoint } from './outside';
import { lostOfStream } from './streams';
import { beyondKnowing } from './words';
import { runProgram } from '../../shared/platform/run-program';

const usage = `usage: record:missing [-- [--message-ids FILE]... [--checkpoint FILE]... [--since INSTANT]]

  --message-ids  holds the Message-IDs of mails that were sent, such as the log of the mail server
  --checkpoint   a checkpoint kept outside, besides those in CHECKPOINT_DIR
  --since        how far back histories of the engine are read; otherwise a minute before the record's last entry

Ends with 0 where nothing is found to be missing, 1 where something is, 2 where it could not be looked at.`;

const lostDataConfig = () =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    CHECKPOINT_DIR: z.string().optional(),
    MAIL_FROM: z.email().optional(),
  });

interface Given {
  readonly since: string;
  readonly engine: EngineConfig | undefined;
  readonly checkpoints: readonly string[];
  readonly mails: readonly string[] | null;
}

/** One source, and the losses that it shows. */
interface Section {
  readonly looked: string;
  readonly lost: readonly string[];
}

/**
 * `npm run record:missing`: lists what a record lost that was restored from an older copy, as far as the engine, the
 * mail server and outside checkpoints know. Best run before API and worker start again. It changes nothing.
 */
async function main(): Promise<number> {
  const args = readArguments();
  const config = parseConfig(lostDataConfig, process.env);
  const db = openDatabase(config.DATABASE_URL, { poolSize: 2, statementTimeout: 0 });
  const keys = openInstallationKeys(config);
  try {
    const newest = await findNewest(db);
    const directory = config.CHECKPOINT_DIR;
    const given: Given = {
      since: args.since ?? new Date((newest ? Date.parse(newest) : 0) - 60_000).toISOString(),
      engine: engineConfig(process.env),
      checkpoints: [...args.checkpoints, ...(directory === undefined ? [] : await checkpointFiles(directory))],
      mails: await readMails(args.messageIds, config.MAIL_FROM),
    };
    console.log(newest ? `The record's last entry is of ${newest}.` : 'The record has no entry.');
    const sections = [
      await askEngine(db, given, async (engine) => connect(engine, await keys.ring('payload'))),
      await askMails(db, given),
      await askCheckpoints(db, given),
    ];
    for (const { looked, lost } of sections) for (const line of [looked, ...lost.map(indent)]) console.log(line);
    const isAnyLost = sections.some(({ lost }) => lost.length > 0);
    console.log(isAnyLost ? 'Something is missing.' : 'Nothing is missing that could be seen from here.');
    for (const line of beyondKnowing) console.log(line);
    return isAnyLost ? 1 : 0;
  } finally {
    await Promise.all([db.destroy(), keys.close()]);
  }
}

async function askEngine(
  db: Kysely<Database>,
  { engine, since }: Given,
  open: (engine: EngineConfig) => Promise<ReturnType<typeof connect>>,
): Promise<Section> {
  if (engine === undefined) return { looked: 'The engine was not asked: TEMPORAL_ADDRESS is not set.', lost: [] };
  const client = await open(engine);
  const lost: string[] = [];
  let [runs, unreadable] = [0, 0];
  try {
    await client.withDeadline(Date.now() + 10_000, () => client.workflowService.getSystemInfo({}));
    for await (const holding of readHoldings(client, since)) {
      runs += 1;
      unreadable += holding.unreadable;
      lost.push(...(await lostOfStream(db, holding)));
    }
  } finally {
    await client.connection.close();
  }
  const gap = unreadable > 0 ? `; ${unreadable} events of them cannot be read, their key is gone` : '';
  return { looked: `The engine: ${runs} runs of workflows, read back to ${since}${gap}.`, lost };
}

async function askMails(db: Kysely<Database>, { mails }: Given): Promise<Section> {
  if (mails === null) return { looked: 'The mail server was not asked: give --message-ids.', lost: [] };
  return { looked: `The mail server: ${mails.length} mails of ours.`, lost: await lostMails(db, mails) };
}

async function askCheckpoints(db: Kysely<Database>, { checkpoints }: Given): Promise<Section> {
  const compared = await compareNewest(db, checkpoints);
  const lost = compared.map(lostByCheckpoint).filter((line) => line !== null);
  if (compared.length > 0) return { looked: `Checkpoints outside: the newest of ${compared.length} trees.`, lost };
  return { looked: 'No checkpoint of this log was given: set CHECKPOINT_DIR, or give --checkpoint.', lost };
}

const indent = (line: string): string => `  ${line}`;

async function readMails(files: readonly string[], from: string | undefined): Promise<readonly string[] | null> {
  if (files.length === 0) return null;
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return notificationsIn(texts.join('\n'), from?.split('@').at(-1));
}

function readArguments() {
  const options = {
    'message-ids': { type: 'string', multiple: true },
    checkpoint: { type: 'string', multiple: true },
    since: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ options, strict: true });
    if (values.help || (values.since !== undefined && Number.isNaN(Date.parse(values.since)))) throw new Error(usage);
    const since = values.since && new Date(values.since).toISOString();
    return { messageIds: values['message-ids'] ?? [], checkpoints: values.checkpoint ?? [], since };
  } catch (error) {
    const message = (error as Error).message;
    throw new Error(message === usage ? usage : `${message}\n\n${usage}`, { cause: error });
  }
}

runProgram(main, {
  codeOf: () => 2,
});
