import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { keyRing, parseConfig, variables, type Environment } from '../../shared/platform/config';
import { instant } from '../../shared/domain/time';
import { importRings, type OldRings } from '../keys/importing';
import { openInstallationKeys } from '../keys/open';
import { runProgram } from '../../shared/platform/run-program';

const importConfig = (environment: Environment) =>
  z.object({
    ...variables.keyStore(),
    PAYLOAD_KEYS: keyRing(environment).optional(),
    LINK_KEYS: keyRing(environment).optional(),
    PAGE_KEYS: keyRing(environment).optional(),
  });

/** `npm run keys:import`: imports the key rings of an installation from before the key store. */
async function main(): Promise<void> {
  const config = parseConfig(importConfig, process.env);
  const { PAYLOAD_KEYS: payload, LINK_KEYS: link, PAGE_KEYS: page } = config;
  const rings: OldRings = { ...(payload && { payload }), ...(link && { link }), ...(page && { page }) };
  const store = openInstallationKeys(config);
  try {
    const now = () => instant(Date.now());
    const count = await importRings({ db: store.db, root: store.root, now, newId: randomUUID, randomBytes }, rings);
    console.log(`${count} ${count === 1 ? 'key' : 'keys'} imported.`);
  } finally {
    await store.close();
  }
}

runProgram(main);
