import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { migrate } from '../../record/postgres/migrations';
import type { Database } from '../../record/postgres/schema';
import type { SealingMeans } from '../../record/sealing/existing';

const shipped = join(__dirname, '../../record/postgres/migrations');
const firstOfCustody = '0008';

/** Brings an empty database to the schema before the custody path. */
export async function asOfOld(db: Kysely<Database>, means: SealingMeans): Promise<void> {
  const from = mkdtempSync(join(tmpdir(), 'throughcare-old-schema-'));
  try {
    for (const name of readdirSync(shipped).filter((each) => each < firstOfCustody))
      cpSync(join(shipped, name), join(from, name));
    await migrate(db, { environment: 'test', means, from });
  } finally {
    rmSync(from, { recursive: true });
  }
}
