import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** Ed25519, as C2SP's signed-note numbers signature types. */
const ed25519 = Buffer.of(1);

/** PKCS#8 of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signer: a name without spaces and plus signs, and the 32 bytes of an Ed25519 seed (RFC 8032). */
export interface Signer {
  readonly name: string;
  readonly seed: Uint8Array;
}

/**
 * A signed note (c2sp.org/signed-note): the text, an empty line, and one signature.
 * @param text ends in a line feed
 */
export function signNote(text: string, signer: Signer): string {
  const key = privateKey(signer);
  const signature = sign(null, Buffer.from(text, 'utf8'), key);
  const signed = Buffer.concat([keyId(signer.name, publicBytes(key)), signature]);
  return `${text}\n— ${signer.name} ${signed.toString('base64')}\n`;
}

/** The key for verifying the signer's notes: `name+keyid+base64`, as C2SP writes verifier keys. */
export function verifierKey(signer: Signer): string {
  const bytes = publicBytes(privateKey(signer));
  const encoded = Buffer.concat([ed25519, bytes]).toString('base64');
  return `${signer.name}+${keyId(signer.name, bytes).toString('hex')}+${encoded}`;
}

/** The second and third line of a checkpoint (c2sp.org/tlog-checkpoint): size and root. */
export function readTreeHead(note: string): { readonly size: number; readonly root: Buffer } {
  const [, size, root = ''] = note.split('\n');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

function keyId(name: string, publicKey: Buffer): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(ed25519).update(publicKey);
  return hash.digest().subarray(0, 4);
}

function privateKey({ seed }: Signer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytes(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('no Ed25519 key');
  return Buffer.from(x, 'base64url');
}
