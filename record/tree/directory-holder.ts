import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holder, OwedCheckpoint } from './deliveries';
import { flush } from './whole-file';

/** A file of this name has other content: a checkpoint was altered there, or two logs share a name. */
export class CheckpointConflict extends Error {
  override readonly name = 'CheckpointConflict';
}

/**
 * An outside directory, such as a share of another agency: one file for each checkpoint, complete or absent, and never
 * overwritten. Its file system must support hard links.
 * @param newId names the unfinished file
 */
export function directoryHolder(directory: string, newId: () => string): Holder {
  return {
    name: 'directory',
    async take(checkpoint) {
      await mkdir(directory, { recursive: true });
      const unfinished = join(directory, `.${newId()}.unfinished`);
      try {
        await writeWhole(unfinished, checkpoint.note);
        await giveName(unfinished, join(directory, fileNameOf(checkpoint)), checkpoint.note);
      } finally {
        await rm(unfinished, { force: true });
      }
      await flush(directory);
    },
    async newest(logId, tree) {
      const names = await readdir(directory).catch(none);
      const last = names
        .filter((name) => name.startsWith(`${logId}-${tree}-`) && name.endsWith(suffix))
        .sort()
        .at(-1);
      return last === undefined ? null : readFile(join(directory, last), 'utf8');
    },
  };
}

const suffix = '.checkpoint';

/** A missing directory holds nothing; an unreadable one may hold something. */
function none(error: unknown): readonly string[] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}

/** `<log id>-events-000000001234.checkpoint`: sorted by name, the files of a tree are sorted by size. */
function fileNameOf({ tree, size, note }: OwedCheckpoint): string {
  const [, logId = ''] = note.split('/');
  return `${logId}-${tree}-${String(size).padStart(12, '0')}${suffix}`;
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Linking fails where the name is taken; renaming would not. */
async function giveName(unfinished: string, file: string, text: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if ((await readFile(file, 'utf8')) !== text) throw new CheckpointConflict('another checkpoint has this name');
  }
}
