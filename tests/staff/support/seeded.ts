import { join } from 'node:path';
import { createProgrammes, listProgrammes, loadProgrammes } from '../../../record/programmes/programmes';
import { seed, type Seeding } from '../../../local/seed/seed';
import { createStage, type SeedStage } from '../../../local/seed/stage';
import { instant } from '../../../shared/domain/time';
import { createRecord, type TestStores } from '../../setup/record';

const issuer = 'https://issuer.example';

/** A copy of a record with the twelve made-up cases, played once per run and up to the moment of its first use. */
export function createSeeded(): Promise<TestStores> {
  return createRecord('seeded', async (record) => {
    await loadProgrammes(record.db, join(__dirname, '../../../programmes'));
    const now = instant(Date.now());
    await seed({ ...record, programme: await standardIn(record.db), issuer, now });
  });
}

/** Where more cases are played beside the seeded ones. */
export async function stageIn(record: Pick<Seeding, 'db' | 'keys' | 'seals'>): Promise<SeedStage> {
  const { db } = record;
  const now = instant(Date.now());
  return createStage({ ...record, programme: await standardIn(db), programmes: createProgrammes(db), now });
}

async function standardIn(db: Seeding['db']): Promise<Seeding['programme']> {
  const programme = (await listProgrammes(db)).find(({ id }) => id === 'standard');
  if (!programme) throw new Error('the record has no programme "standard"');
  return programme;
}
