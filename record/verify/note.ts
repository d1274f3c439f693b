import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';

/** A key that signs notes, as C2SP's signed-note writes it: `name+keyid+base64(0x01 || 32 bytes)`. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly id: string;
  readonly key: KeyObject;
}

/** A checkpoint of a tree (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  /** The ids of the log and of the tree, from the origin. */
  readonly log: string;
  readonly tree: string;
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly root: string;
  /** The signed text. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly bytes: Buffer }[];
}

/**
 * `signed`: a known key has signed, and no signature of a known key is bad. `forged`: one is bad. `unknown`: no known
 * key has signed.
 */
export type SignatureCheck = 'signed' | 'forged' | 'unknown';

const vkey = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/;
const originOf = /^throughcare\/([0-9a-f-]{36})\/([a-z]+)$/;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
/** SubjectPublicKeyInfo of Ed25519 up to its 32 bytes (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Null where the text is no Ed25519 verifier key, or its id does not match its name and bytes. */
export function readVerifierKey(text: string): VerifierKey | null {
  const [, name, id, encoded] = vkey.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  const named = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), bytes]);
  if (hash('sha256', named, 'hex').slice(0, 8) !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([spki, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, id, key };
}

/** A checkpoint as it was signed; null where the text is none. Line ends of a mail (CR LF) count as line feeds. */
export function readCheckpoint(given: string): Checkpoint | null {
  const note = `${given.replaceAll('\r\n', '\n').trimEnd()}\n`;
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return null;
  const text = note.slice(0, split + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const [, log, tree] = originOf.exec(origin) ?? [];
  const rootBytes = Buffer.from(root, 'base64');
  if (log === undefined || tree === undefined || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  if (rootBytes.length !== 32 || rootBytes.toString('base64') !== root) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.flatMap((line) => {
    const [, name, encoded] = signatureLine.exec(line) ?? [];
    if (name === undefined || encoded === undefined) return [];
    const bytes = Buffer.from(encoded, 'base64');
    return [{ name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) }];
  });
  if (signatures.length === 0 || signatures.length < lines.length) return null;
  return { origin, log, tree, size: Number(size), root: rootBytes.toString('hex'), text, signatures };
}

/** Matches keys by name and id (C2SP): signatures of others (witnesses, keys of later years) are ignored. */
export function checkSignature({ text, origin, signatures }: Checkpoint, keys: readonly VerifierKey[]): SignatureCheck {
  const signed = Buffer.from(text, 'utf8');
  const checked = signatures.flatMap(({ name, id, bytes }) => {
    const known = keys.find((each) => each.name === name && each.id === id);
    return known && name === origin ? [verify(null, signed, known.key, bytes)] : [];
  });
  if (checked.length === 0) return 'unknown';
  return checked.every(Boolean) ? 'signed' : 'forged';
}
