import { openDatabase } from '../postgres/database';
import { openKeysOf } from '../keys/from-environment';
import { findLogId, originOf, signingLineage } from '../tree/checkpoints';
import { verifierKey } from '../tree/note';
import { trees } from '../postgres/tree-tables';
import { runProgram } from '../../shared/platform/run-program';

/**
 * `npm run record:public-key`: prints the verifier keys (c2sp.org/signed-note) of this log's checkpoints, the newest
 * first, for those who store or verify checkpoints. Their source is the key store, not the log.
 */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing: the record whose log it is');
  const { keys, close } = openKeysOf(process.env);
  const db = openDatabase(url, { poolSize: 1 });
  try {
    const logId = await findLogId(db);
    await keys.current([signingLineage]);
    for (const { secret } of await keys.versions(signingLineage)) {
      for (const tree of trees) {
        process.stdout.write(`${verifierKey({ name: originOf(logId, tree), seed: secret })}\n`);
      }
    }
  } finally {
    await Promise.all([db.destroy(), close()]);
  }
}

runProgram(main);
