import { sql } from 'kysely';
import { openDatabase } from '../../record/postgres/database';
import { aliasTo, knownTo, membership, namedTo, progressTo } from '../../record/queries/scope';
import type { Actor } from '../../shared/domain/kernel/types';
import { accountRoles, type CaseFunction, caseFunctions, disciplines } from '../../shared/domain/vocabulary';
import { sees } from '../policy/sees';
import { sightOf } from '../../shared/policy/who-may-see';
import { canSeeCase, type Standing } from '../../shared/policy/who-may-know';
import type { TestDatabase } from '../setup/database';
import { createMadeUp } from '../setup/record';
import type { TestSealing } from '../setup/sealing';

let database: TestDatabase;
let sealing: TestSealing;
let db: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  ({ database, sealing } = await createMadeUp());
  db = openDatabase(database.url, { poolSize: 2 });
  await db.insertInto('programmes').values({ hash: 'h', id: 'p', version: '1.0.0', body: '{}' }).execute();
  for (const { caseId, agencyId, functions } of standings) await insert(caseId, agencyId, functions);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await sealing.drop();
});

const me = 'scholar';

/** Every standing to a case: own agency or not, with each function, with only a task, with nothing. */
const standings = ['second-path', 'police'].flatMap((agencyId) =>
  [...caseFunctions.map((held): CaseFunction[] => [held]), [], null].map((functions, index) => ({
    caseId: `${agencyId}-${index}`,
    agencyId,
    functions,
  })),
);

const actors: readonly Actor[] = [null, ...accountRoles].flatMap((role) =>
  [null, ...disciplines].map((discipline) => ({
    personId: me,
    agencyId: 'second-path',
    roles: role === null ? [] : [role],
    disciplines: discipline === null ? [] : [discipline],
    knownBy: 'sign_in' as const,
  })),
);

async function insert(caseId: string, agencyId: string, functions: CaseFunction[] | null): Promise<void> {
  const now = '2026-01-01T00:00:00.000Z';
  await db
    .insertInto('cases')
    .values({
      case_id: caseId,
      reference: caseId,
      alias: 'Alder-100',
      person_ref: caseId,
      phase: 'referred',
      phase_since: now,
      phase_due_at: null,
      dues: '{}',
      coordinating_agency_id: agencyId,
      facility_id: 'northfield',
      lead_coordinator_id: 'coordinator',
      suspended: false,
      died: false,
      ended: false,
      opened_at: now,
      programme_hash: 'h',
    })
    .execute();
  if (functions) await db.insertInto('case_members').values({ case_id: caseId, person_id: me, functions }).execute();
}

describe('what a list shows', () => {
  it('is what the policy says of each case, for every role, discipline, function and agency', async () => {
    for (const actor of actors) {
      const { rows } = await sql<{ caseId: string; named: boolean; alias: boolean; progress: boolean }>`
        select c.case_id as "caseId", ${namedTo(actor)} as named, ${aliasTo(actor)} as alias,
          ${progressTo(actor)} as progress
        from cases c ${membership(actor)} where ${knownTo(actor)}`.execute(db);
      const expected = standings
        .map(({ caseId, agencyId, functions }) => {
          const standing: Standing = {
            coordinatingAgencyId: agencyId,
            isMember: functions !== null,
            functions: functions ?? [],
          };
          const known = canSeeCase(actor, standing);
          const view = sees(actor, standing, 'identity');
          const alias = view !== 'exists' && view !== 'none';
          return {
            caseId,
            known,
            sees: { named: view === 'full', alias, progress: sightOf(actor, standing).progress },
          };
        })
        .filter(({ known }) => known);
      const shown = new Map(rows.map(({ caseId, ...what }) => [caseId, what]));
      expect({ actor, cases: [...shown].sort() }).toEqual({
        actor,
        cases: expected.map(({ caseId, sees: what }) => [caseId, what]).sort(),
      });
    }
  });
});
