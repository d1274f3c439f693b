import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseConfig, variables } from '../../shared/platform/config';
import { instant } from '../../shared/domain/time';
import { openDatabase } from '../postgres/database';
import { retoken } from '../subjects/retoken';
import { reseal } from '../sealing/reseal';
import { createSeals } from '../sealing/seals';
import { describeUnknown, findUnknown } from '../keys/checking';
import { openInstallationKeys } from '../keys/open';
import { findDue, rotate, type Scope } from '../keys/rotation';
import { readAsked } from '../keys/rotation/asked';
import { aheadMs, settleMs, type RotationMeans } from '../keys/rotation/means';
import { destroyReplaced } from '../keys/rotation/versions';
import { runProgram } from '../../shared/platform/run-program';

const rotateConfig = () =>
  z.object({
    ...variables.database(),
    ...variables.keyStore(),
    /** Maximum age of a wrap key. */
    KEYS_WRAP_DAYS: z.coerce.number().positive().default(30),
  });

/** `npm run keys:rotate`: replaces keys while the system keeps running; see docs/operations-keys.md. */
async function main(args: readonly string[]): Promise<void> {
  const asked = readAsked(args);
  const config = parseConfig(rotateConfig, process.env);
  const store = openInstallationKeys(config);
  const record = openDatabase(config.DATABASE_URL, { poolSize: 2 });
  const seals = createSeals({ keys: store.keys, environment: config.THROUGHCARE_ENV, randomBytes });
  const means: RotationMeans = {
    db: store.db,
    root: store.root,
    newId: randomUUID,
    randomBytes,
    settleMs,
    aheadMs,
    now: () => instant(Date.now()),
    reseal: (step) => reseal(record, { environment: config.THROUGHCARE_ENV, randomBytes }, step),
    retoken: async (step) => ({ left: await retoken(record, seals, step) }),
    wait: sleep,
    onStep: (step) => console.log(step),
  };
  try {
    const due = asked.due ? await findDue(means, config.KEYS_WRAP_DAYS) : [];
    const scopes = [...due, ...asked.scopes];
    const unknown = scopes.some(touchesRecord) ? await findUnknown(means, record) : [];
    // An older copy of the key store lacks keys. Their content must not be taken for erased.
    if (unknown.length > 0) throw new Error(describeUnknown(unknown));
    await rotate(means, scopes);
    if (asked.destroy) await destroyReplaced(means, asked.destroy.lineage, asked.destroy.id);
    console.log('Everything that was asked for is done.');
  } finally {
    await Promise.all([record.destroy(), store.close()]);
  }
}

function touchesRecord(scope: Scope): boolean {
  return scope.kind === 'seal' || scope.kind === 'seals' || (scope.kind === 'service' && scope.lineage === 'find');
}

runProgram(main);
