import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../record/postgres/database';
import { openKeysOf } from '../../record/keys/from-environment';
import { findEnvironment } from '../../record/postgres/migrations';
import { loadProgrammes } from '../../record/programmes/programmes';
import { createSeals } from '../../record/sealing/seals';
import { seed } from './seed';
import { runProgram } from '../../shared/platform/run-program';

/** Fills a local stack: a step between the migrations and the start of worker and API. */
async function main(): Promise<void> {
  const { DATABASE_URL, OIDC_ISSUER, PROGRAMMES_DIR = 'programmes' } = process.env;
  if (!DATABASE_URL || !OIDC_ISSUER) throw new Error('DATABASE_URL and OIDC_ISSUER say where, and for which issuer');
  const { keys, close } = openKeysOf(process.env);
  const db = openDatabase(DATABASE_URL, { poolSize: 4 });
  try {
    const environment = await findEnvironment(db);
    if (environment !== 'local') throw new Error(`made-up cases go into a local stack only, not ${environment}`);
    const programme = (await loadProgrammes(db, PROGRAMMES_DIR)).find(({ id }) => id === 'standard');
    if (!programme) throw new Error(`${PROGRAMMES_DIR} has no programme "standard"`);
    const seals = createSeals({ keys, environment, randomBytes });
    const told = await seed({ db, keys, seals, programme, issuer: OIDC_ISSUER, now: new Date().toISOString() });
    console.log(told > 0 ? `${told} cases seeded` : 'nothing to seed');
  } finally {
    await Promise.all([db.destroy(), close()]);
  }
}

runProgram(main, {
  endsAtOnce: true,
});
