import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { parseTar } from 'nanotar';

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The content of the one file of a zip archive (a wheel is one) whose path ends with `ending`.
 *
 * @throws if there is no such file
 */
export function readFromZip(archive: Buffer, ending: string): Buffer {
  const [content] = Object.values(unzip(archive, ending));
  if (content === undefined) throw new Error(`the archive holds no ${ending}`);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

function unzip(archive: Buffer, ending: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(archive, { filter: ({ name }) => name.endsWith(ending) });
  } catch (cause) {
    throw new Error('not a zip archive', { cause });
  }
}

/** The content of the file `name` in a tar archive. @throws where there is no such file */
export function readFromTar(archive: Buffer, name: string): Buffer {
  const [file] = parseTar(archive, { filter: (entry) => entry.name === name || entry.name === `./${name}` });
  if (!file?.data) throw new Error(`the archive holds no ${name}`);
  return Buffer.from(file.data);
}
