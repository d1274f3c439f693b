import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseConfig, variables } from '../../shared/platform/config';
import { instant } from '../../shared/domain/time';
import { openDatabase } from '../postgres/database';
import { checkFit, describeUnknown, type Fit } from '../keys/checking';
import { openInstallationKeys } from '../keys/open';
import { runProgram } from '../../shared/platform/run-program';

const checkConfig = () => z.object({ ...variables.database(), ...variables.keyStore() });

/**
 * `npm run keys:check`: checks that root key, key store and record belong together. Run it after every restore of one
 * of them.
 */
async function main(): Promise<void> {
  const config = parseConfig(checkConfig, process.env);
  const store = openInstallationKeys(config);
  const record = openDatabase(config.DATABASE_URL, { poolSize: 1, statementTimeout: 0 });
  try {
    const now = () => instant(Date.now());
    const fit = await checkFit({ db: store.db, root: store.root, now, newId: randomUUID, randomBytes }, record);
    for (const line of describe(fit)) console.log(line);
    process.exitCode = fit.unknown.length > 0 ? 1 : 0;
  } finally {
    await Promise.all([record.destroy(), store.close()]);
  }
}

function describe({ opened, unknown, destroyed, unused }: Fit): readonly string[] {
  return [
    `The root key opens the key store: ${opened} keys.`,
    `${destroyed} keys that the record names were destroyed: what they sealed is gone for good.`,
    `${unused} keys of the store seal nothing in the record: it is an older copy than the store, or they are new.`,
    unknown.length === 0 ? 'The store has every key that the record names.' : describeUnknown(unknown),
  ];
}

runProgram(main);
