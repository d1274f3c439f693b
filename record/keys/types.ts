/** One key of the store, unwrapped. */
export interface Key {
  readonly id: string;
  readonly lineage: string;
  /** Counts from 1 within its lineage. */
  readonly version: number;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** Lineages of keys that serve the whole installation; `seal/…` and `wrap` have their own. */
export const serviceLineages = ['payload', 'find', 'link', 'page', 'request', 'pin-pepper', 'log-sign'] as const;
export type ServiceLineage = (typeof serviceLineages)[number];

/** The keys of an installation. */
export interface Keys {
  /**
   * The current key of each lineage, by lineage; made where there is none yet. Cached in this process for a minute, so
   * that the hot path makes no query.
   * @throws RecordUnavailable where the store is unreachable and the key is not cached
   */
  current(lineages: readonly string[]): Promise<ReadonlyMap<string, Key>>;
  /**
   * The keys of these ids, by id, in one query. Unknown and destroyed keys are omitted: their content is erased, or the
   * store is an older copy than the record. Only {@link versions} finds keys imported from an old ring, because their
   * ids are unique only within a lineage.
   * @throws RecordUnavailable where the store is unreachable
   */
  byId(ids: readonly string[]): Promise<ReadonlyMap<string, Key>>;
  /** Every living version of a lineage, the newest usable one first. */
  versions(lineage: ServiceLineage): Promise<readonly Key[]>;
}

/** The current key of one lineage. @throws RecordUnavailable as {@link Keys.current} does */
export async function currentKey(keys: Keys, lineage: string): Promise<Key> {
  const key = (await keys.current([lineage])).get(lineage);
  if (!key) throw new Error(`the key store gave no key for ${lineage}`);
  return key;
}

/** The lineage of the keys that seal one compartment of one owner. */
export function sealLineage({ owner, compartment, retention }: SealedFor): string {
  return `seal/${owner}/${compartment}/${retention}`;
}

/** Owner and class of sealed content. Owners are `case:<id>`, `person:<ref>` under a programme, and `staff:<id>`. */
export interface SealedFor {
  readonly owner: string;
  readonly compartment: string;
  /** The retention class, so that the key of one class can be destroyed. */
  readonly retention: string;
}

/** Reseals content of a key under its successor; see record/sealing/reseal.ts. */
export type Resealing = (step: Succession) => Promise<{
  /** Rows that are now under the new key. */
  readonly resealed: number;
  /** Rows still under the old one, written meanwhile by a process that did not know the new one. */
  readonly left: number;
}>;

/** Makes the tokens of a key again under its successor; see record/subjects/retoken.ts. */
export type Retokening = (step: Succession) => Promise<{ readonly left: number }>;

/** Two keys of one lineage. */
export interface Succession {
  readonly from: Key;
  readonly to: Key;
}
