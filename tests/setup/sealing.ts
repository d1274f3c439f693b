import { randomBytes } from 'node:crypto';
import type { KeysOptions } from '../../record/keys/context';
import type { SealingMeans } from '../../record/sealing/existing';
import { createSeals } from '../../record/sealing/seals';
import { createTestKeys, type TestKeys } from './keys';

/** The seals of a record, with a key store of its own. */
export interface TestSealing extends TestKeys, SealingMeans {
  /** The argument for `migrate`. */
  readonly means: SealingMeans;
}

export async function createTestSealing(
  environment = 'test',
  changes: Partial<KeysOptions> = {},
  template?: string,
): Promise<TestSealing> {
  const store = await createTestKeys(changes, template);
  const means = {
    keys: store.keys,
    seals: createSeals({ keys: store.keys, environment, randomBytes }),
    randomBytes,
  };
  return { ...store, ...means, means };
}
