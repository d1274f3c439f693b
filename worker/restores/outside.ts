import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { compareCheckpoint, type Compared } from './checkpoints';
import type { Database } from '../../record/postgres/schema';

/** The checkpoint files in a directory that the worker delivers to; none where it has delivered none yet. */
export async function checkpointFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.checkpoint')).map((name) => join(directory, name));
}

/** The newest checkpoint of each tree of this log among some files, compared with the record. */
export async function compareNewest(db: Kysely<Database>, files: readonly string[]): Promise<readonly Compared[]> {
  const notes = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const newest = new Map<string, { readonly size: number; readonly note: string }>();
  for (const note of notes) {
    const [origin = '', size = ''] = note.split('\n');
    if (Number(size) > (newest.get(origin)?.size ?? -1)) newest.set(origin, { size: Number(size), note });
  }
  const compared: Compared[] = [];
  for (const { note } of newest.values()) {
    const outcome = await compareCheckpoint(db, note);
    if (outcome) compared.push(outcome);
  }
  return compared;
}

/** The loss that a checkpoint shows; null where there is none. */
export function lostByCheckpoint({ tree, covers, has, verdict }: Compared): string | null {
  const what = tree === 'events' ? 'entries' : 'batches of the read log';
  if (verdict === 'within') return null;
  return verdict === 'beyond'
    ? `the newest checkpoint covers ${covers} ${what}, the record has ${has}: ${covers - has} at least are missing`
    : `the newest checkpoint covers ${covers} ${what}, and the record has others among its ${has}: it was put back, and went on`;
}
