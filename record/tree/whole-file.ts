import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const atOnce = 256 * 1024;

/**
 * Writes lines to a file that appears complete or not at all: written under another name, flushed to disk, then
 * renamed. Only its owner may read it. Returns the number of lines.
 */
export async function writeWholeFile(file: string, lines: AsyncIterable<string>): Promise<number> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    let count = 0;
    let waiting = '';
    for await (const line of lines) {
      waiting += `${line}\n`;
      count += 1;
      if (waiting.length < atOnce) continue;
      await handle.write(waiting);
      waiting = '';
    }
    await handle.write(waiting);
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
    await flush(dirname(file));
    return count;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Without it, a power cut may lose the name of a new file. */
export async function flush(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
