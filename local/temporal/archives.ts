import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The content of the one file of a zip archive (such as a wheel) whose path ends with `ending`, by the central
 * directory of PKWARE's APPNOTE, 4.3.12. Neither encryption nor archives beyond 4 GiB are supported.
 *
 * @throws if there is no such file
 */
export function readFromZip(archive: Buffer, ending: string): Buffer {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip archive');
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => archive.readUInt16LE(entry + at));
    const afterName = entry + 46 + (nameLength ?? 0);
    if (archive.toString('utf8', entry + 46, afterName).endsWith(ending)) return unpackEntry(archive, entry);
    entry = afterName + (extraLength ?? 0) + (commentLength ?? 0);
  }
  throw new Error(`the archive holds no ${ending}`);
}

function unpackEntry(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed);
}

/**
 * The content of the file `name` in a tar archive (POSIX ustar, names under 100 characters). @throws if it is missing
 */
export function readFromTar(archive: Buffer, name: string): Buffer {
  for (let header = 0; header + 512 <= archive.length;) {
    const entry = archive.toString('utf8', header, header + 100).replace(/\0.*$/s, '');
    const size = parseInt(archive.toString('latin1', header + 124, header + 136), 8) || 0;
    if (entry === name || entry === `./${name}`) return archive.subarray(header + 512, header + 512 + size);
    header += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive holds no ${name}`);
}
