import { nonceLength, openBytes, sealBytes, tagLength } from '../../shared/platform/aes-gcm';
import { sealLineage, type Key, type Keys } from '../keys/types';
import { RecordUnreadable } from '../postgres/unreadable';
import type { Place } from './place';

export interface ToSeal {
  readonly place: Place;
  readonly plain: Buffer;
}

interface ToOpen {
  readonly place: Place;
  readonly sealed: Buffer;
}

/** Seals content and opens it again. One call loads the keys of all its items together. */
export interface Seals {
  /** In the order given. @throws RecordUnavailable where the key store cannot be reached */
  seal(items: readonly ToSeal[]): Promise<readonly Buffer[]>;
  /**
   * In the order given; null for a value whose key the store does not have (any more).
   * @throws SealBroken where a value was altered, or belongs elsewhere
   * @throws RecordUnavailable where the key store cannot be reached
   */
  open(items: readonly ToOpen[]): Promise<readonly (Buffer | null)[]>;
}

/** Dependencies of sealing: keys, and randomness for the salts of commitments. */
export interface Sealing {
  readonly seals: Seals;
  readonly randomBytes: (size: number) => Buffer;
}

/** The environment and the randomness with which this process seals. */
export interface SealingHere {
  /** `production`, `local` or `test`: a value sealed in one environment opens in no other. */
  readonly environment: string;
  readonly randomBytes: (size: number) => Buffer;
}

export interface SealOptions extends SealingHere {
  readonly keys: Keys;
}

/**
 * A sealed value was altered, or was sealed for another place. The message names the place, and nothing of the value.
 */
export class SealBroken extends RecordUnreadable {
  override readonly name = 'SealBroken';
}

const format = 1;
const keyIdBytes = 16;
const headBytes = 1 + keyIdBytes;

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh random nonce for each value: format (1 byte), id of the key (16), nonce
 * (12), ciphertext, tag (16). The place, the environment and the key's id are authenticated as well.
 */
export function createSeals({ keys, ...here }: SealOptions): Seals {
  return {
    async seal(items) {
      if (items.length === 0) return [];
      const current = await keys.current([...new Set(items.map(({ place }) => sealLineage(place)))]);
      return items.map(({ place, plain }) => {
        const key = current.get(sealLineage(place));
        if (!key) throw new Error(`the key store gave no key for ${sealLineage(place)}`);
        return sealWith(key, place, plain, here);
      });
    },
    async open(items) {
      if (items.length === 0) return [];
      const found = await keys.byId([...new Set(items.map(({ place, sealed }) => keyIdOf(place, sealed)))]);
      return items.map(({ place, sealed }) => {
        const key = found.get(keyIdOf(place, sealed));
        return key ? openWith(key, place, sealed, here) : null;
      });
    },
  };
}

/** Seals one value, see {@link Seals.seal}. */
export async function sealOne(seals: Seals, place: Place, plain: Buffer): Promise<Buffer> {
  const [sealed] = await seals.seal([{ place, plain }]);
  if (!sealed) throw new Error(`nothing was sealed for ${place.table}`);
  return sealed;
}

/** A value under one key, at one place. */
export function sealWith(key: Key, place: Place, plain: Buffer, { environment, randomBytes }: SealingHere): Buffer {
  const about = authenticated(environment, place, key.id);
  const sealed = sealBytes(plain, { secret: key.secret, nonce: randomBytes(nonceLength), about });
  return Buffer.concat([Buffer.of(format), keyIdBytesOf(key), sealed]);
}

/** Opens a value that {@link sealWith} sealed. @throws SealBroken */
export function openWith(
  key: Key,
  place: Place,
  sealed: Buffer,
  { environment }: Pick<SealingHere, 'environment'>,
): Buffer {
  const about = authenticated(environment, place, key.id);
  const plain = openBytes(sealed.subarray(headBytes), { secret: key.secret, about });
  if (!plain) throw broken(place);
  return plain;
}

/** The id of a key in the values that it sealed: the 16 bytes of a UUID, after the first byte. */
export function keyIdBytesOf(key: Key): Buffer {
  return Buffer.from(key.id.replaceAll('-', ''), 'hex');
}

/** The id of the key that sealed a value, as a UUID. */
function keyIdOf(place: Place, sealed: Buffer): string {
  if (sealed.length < headBytes + nonceLength + tagLength || sealed[0] !== format) throw broken(place);
  const hex = sealed.toString('hex', 1, 1 + keyIdBytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Canonical JSON (RFC 8785): the members in order, all of them strings but the last. */
function authenticated(environment: string, place: Place, key: string): Buffer {
  const { column, compartment, owner, retention, row, table } = place;
  const members = { column, compartment, environment, key, owner, retention, row, table, version: format };
  return Buffer.from(JSON.stringify(members), 'utf8');
}

function broken({ table, column, row }: Place): SealBroken {
  return new SealBroken(`${table}.${column} of ${row} was altered or belongs elsewhere`);
}
