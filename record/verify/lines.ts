import { isUtf8 } from 'node:buffer';

/** The maximum length of a line. A longer one is no row of a log, and must not fill the memory. */
const longest = 4 * 1024 * 1024;

/** A file that is no exported log. */
export class NotALog extends Error {
  override readonly name = 'NotALog';
}

/**
 * The lines of a file, in groups, as they arrive.
 * @throws NotALog where a line is too long or not UTF-8, or the file ends within a line
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(0x0a);
    rest = bytes.subarray(end + 1);
    if (rest.length > longest) throw new NotALog(`line ${count + 1} is longer than ${longest} bytes`);
    if (end < 0) continue;
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw new NotALog(`between line ${count + 1} and the next is something that is no UTF-8`);
    const lines = whole.toString('utf8').split('\n');
    count += lines.length;
    yield lines;
  }
  if (rest.length > 0) throw new NotALog(`line ${count + 1} breaks off: the file is not whole`);
}
