import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Kept } from './heads';
import { linesOf, NotALog } from './lines';
import { readCheckpoint, readVerifierKey, type VerifierKey } from './note';
import { report } from './report';
import { verifyLog } from './verify';

const usage = `usage: record:verify -- --log FILE [--public-key FILE] [--checkpoint FILE]...

  --log         what "record:export" wrote
  --public-key  verifier keys, one a line, as "record:public-key" prints them; had from elsewhere than the log
  --checkpoint  a checkpoint kept outside; several narrow down where a log was altered

Ends with 0 where nothing is wrong, 1 where something is, 2 where it could not be looked at.`;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `npm run record:verify`: checks an exported log by itself and against checkpoints stored outside. */
async function main(): Promise<number> {
  const { log, publicKey, checkpoints } = readArguments();
  const keys = publicKey === undefined ? null : await readKeys(publicKey);
  const kept = await Promise.all(checkpoints.map(readKept));
  await (await open(log).catch(() => refuse(`${log} cannot be read`))).close();
  const chunks = createReadStream(log, { highWaterMark: 1024 * 1024 });
  const verdict = await verifyLog(linesOf(chunks as AsyncIterable<Buffer>), { keys, checkpoints: kept });
  for (const line of report(verdict, { hasKeys: keys !== null, kept })) console.log(line);
  return verdict.findings.length === 0 ? 0 : 1;
}

function readArguments() {
  const options = {
    log: { type: 'string' },
    'public-key': { type: 'string' },
    checkpoint: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ options, strict: true });
    if (values.help || values.log === undefined) throw new UsageError(usage);
    return { log: values.log, publicKey: values['public-key'], checkpoints: values.checkpoint ?? [] };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

function refuse(message: string): never {
  throw new UsageError(message);
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => refuse(`${file} cannot be read`));
}

async function readKeys(file: string): Promise<readonly VerifierKey[]> {
  // npm begins each line of its own output with ">".
  const lines = (await readText(file)).split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('>'));
  if (lines.length === 0) refuse(`${file} holds no verifier key`);
  return lines.map((line) => readVerifierKey(line.trim()) ?? refuse(`${file}: "${line}" is no verifier key`));
}

async function readKept(file: string): Promise<Kept> {
  return { file, checkpoint: readCheckpoint(await readText(file)) ?? refuse(`${file} holds no checkpoint`) };
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof NotALog ? 1 : 2;
  },
);
