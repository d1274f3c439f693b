import { randomBytes } from 'node:crypto';

/** Unique words, each planted in one field, so that a found word names the field that leaked. */
export interface Canaries {
  /** A new word for a field. */
  word(field: string): string;
  /** Every field with a planted word. */
  fields(): ReadonlySet<string>;
  /** The words of a field. */
  of(field: string): readonly string[];
  /** Every planted word in these bytes, in any encoding, with the bytes around it. */
  findIn(bytes: Buffer): readonly string[];
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The words of one run share a prefix, so that one search finds them all. The first letter is a capital, as in a name.
 */
export function createCanaries(): Canaries {
  const stem = [...randomBytes(15)].map((byte) => letters.charAt(byte % letters.length)).join('');
  const planted = new Map<string, string>();
  const needles = needlesOf(stem);
  const word = (field: string): string => {
    const count = planted.size;
    const made = `Q${stem}${letters.charAt(Math.floor(count / 26))}${letters.charAt(count % 26)}`;
    planted.set(made, field);
    return made;
  };
  return {
    word,
    fields: () => new Set(planted.values()),
    of: (field) => [...planted].filter(([, planting]) => planting === field).map(([made]) => made),
    findIn: (bytes) => {
      const found = findNeedles(bytes, needles);
      return found.map((around) => {
        const field = [...planted].find(([made]) => around.toLowerCase().includes(made.toLowerCase()))?.[1];
        return field === undefined ? around : `${field}: ${around}`;
      });
    },
  };
}

/** The bytes around each match of a needle. */
export function findNeedles(bytes: Buffer, needles: readonly Buffer[]): readonly string[] {
  const found: string[] = [];
  for (const needle of needles)
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
      const around = bytes.subarray(Math.max(0, at - 60), at + needle.length + 40);
      found.push(around.toString('latin1').replace(/[^\x20-\x7e]+/g, '·'));
    }
  return found;
}

/** Encodings of a text: lower or upper case, in UTF-8 or UTF-16, plain, hexadecimal or base64. */
export function needlesOf(text: string): readonly Buffer[] {
  const forms = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  const raw = forms.flatMap((form) => {
    const wide = Buffer.from(form, 'utf16le');
    return [Buffer.from(form), wide, Buffer.from(wide).swap16()];
  });
  return raw.flatMap((bytes) => [bytes, ...[...hexOf(bytes), ...base64Of(bytes)].map((digits) => Buffer.from(digits))]);
}

function hexOf(bytes: Buffer): readonly string[] {
  const hex = bytes.toString('hex');
  return [...new Set([hex, hex.toUpperCase()])];
}

/** Base64 at each alignment within a longer value: only the digits that this text alone determines. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [...new Set([own, own.replaceAll('+', '-').replaceAll('/', '_')])];
  });
}
