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

/** The keys of an installation, as the processes that need them see them. */
export interface Keys {
  /**
   * The key that new things of each lineage are made with, by lineage; made where there is none yet. Kept in this
   * process for a minute, so that the hot path asks nobody.
   * @throws RecordUnavailable where the store cannot be reached and the key is not at hand
   */
  current(lineages: readonly string[]): Promise<ReadonlyMap<string, Key>>;
  /**
   * The keys of these ids, by id, in one query whatever their number. One that is unknown or destroyed is left out:
   * what it sealed is gone, or the store is an older copy than the record. Those imported from a ring of before are
   * known by {@link versions} only, since their ids are theirs within a lineage.
   * @throws RecordUnavailable where the store cannot be reached
   */
  byId(ids: readonly string[]): Promise<ReadonlyMap<string, Key>>;
  /** Every living version of a lineage, the newest usable one first. */
  versions(lineage: ServiceLineage): Promise<readonly Key[]>;
}

/** The key that new things of one lineage are made with. @throws RecordUnavailable as {@link Keys.current} does */
export async function currentKey(keys: Keys, lineage: string): Promise<Key> {
  const key = (await keys.current([lineage])).get(lineage);
  if (!key) throw new Error(`the key store gave no key for ${lineage}`);
  return key;
}

/** The lineage of the keys that seal one compartment of what belongs to one owner. */
export function sealLineage({ owner, compartment, retention }: SealedFor): string {
  return `seal/${owner}/${compartment}/${retention}`;
}

/** Whose content it is and where it lies: `case:<id>`, `person:<ref>` under a programme, or `staff:<id>`. */
export interface SealedFor {
  readonly owner: string;
  readonly compartment: string;
  /** How long it is kept, as a class of its own, so that the key of one class can be destroyed. */
  readonly retention: string;
}

/** What was sealed under one key is sealed under its successor; see record/sealing/reseal.ts. */
export type Resealing = (step: Succession) => Promise<{
  /** Rows that are under the new key now. */
  readonly resealed: number;
  /** Rows that are still under the old one: written meanwhile by a process that has not heard of the new one. */
  readonly left: number;
}>;

/** The tokens of names made under one key are made under its successor; see record/subjects/retoken.ts. */
export type Retokening = (step: Succession) => Promise<{ readonly left: number }>;

/** Two keys of one lineage. */
export interface Succession {
  readonly from: Key;
  readonly to: Key;
}
