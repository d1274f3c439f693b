import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { phaseNames } from '../../shared/domain/path/phases';
import { instant, type WorkingCalendar } from '../../shared/domain/time';
import { previewMove } from '../../shared/programme/preview';
import { exampleCase } from '../../shared/programme/preview/example';
import { previewLines } from '../../shared/programme/preview/print';
import { describeProblem, readDefinition, readDefinitions } from '../../shared/programme/loader';
import { programmeSchema, type Programme } from '../../shared/programme/schema';
import { createCaseStates } from '../cases';
import { openDatabase } from '../postgres/database';
import { openKeysOf } from '../keys/from-environment';
import { findEnvironment } from '../postgres/migrations';
import { loadCase } from '../queries/present';
import { createProgrammes } from '../programmes/programmes';
import type { Database } from '../postgres/schema';
import { createSeals } from '../sealing/seals';
import { runProgram } from '../../shared/platform/run-program';

const usage = 'npm run programme:preview -- FROM TO [--case REFERENCE], each a file or id@version';

/** A calendar without a place: its weekend is Saturday and Sunday. */
const plainCalendar: WorkingCalendar = { timeZone: 'UTC', weekend: [6, 7], holidays: [] };

/**
 * `npm run programme:preview -- FROM TO [--case REFERENCE]`: shows the effect of running under TO for a case of the
 * record, or, without one, for an example in each phase. It changes nothing: no case moves to another definition.
 */
async function main(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { case: { type: 'string' } },
    allowPositionals: true,
  });
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2) throw new Error(usage);
  const url = process.env['DATABASE_URL'];
  const db = url ? openDatabase(url, { poolSize: 2 }) : null;
  try {
    const programmes = [await findDefinition(from, db), await findDefinition(to, db)] as const;
    const lines =
      values.case === undefined ? ofExamples(...programmes) : await ofCase(values.case, ...programmes, connected(db));
    console.log(lines.join('\n'));
  } finally {
    await db?.destroy();
  }
}

function ofExamples(from: Programme, to: Programme): readonly string[] {
  const now = instant(Date.now());
  return phaseNames.flatMap((phase) => {
    const kase = exampleCase(phase, { programme: from, calendar: plainCalendar, now });
    return previewLines(kase, previewMove(kase, from, to, { now, calendar: plainCalendar }));
  });
}

async function ofCase(
  reference: string,
  from: Programme,
  to: Programme,
  db: Kysely<Database>,
): Promise<readonly string[]> {
  const row = await db.selectFrom('cases').select('case_id').where('reference', '=', reference).executeTakeFirst();
  if (!row) throw new Error(`the record has no case ${reference}`);
  const { keys, close } = openKeysOf(process.env);
  try {
    const environment = (await findEnvironment(db)) ?? 'production';
    const seals = createSeals({ keys, environment, randomBytes });
    const reading = {
      db,
      seals,
      states: createCaseStates(seals),
      programmes: createProgrammes(db),
      now: currentInstant,
    };
    const found = await loadCase(reading, { kind: 'case', id: row.case_id });
    if (!found) throw new Error(`the log of ${reference} is empty`);
    const { kase, facts } = found;
    if (kase.programme.id !== from.id || kase.programme.version !== from.version)
      throw new Error(`${reference} runs under ${kase.programme.id}@${kase.programme.version}, which is to be FROM`);
    return previewLines(kase, previewMove(kase, from, to, facts));
  } finally {
    await close();
  }
}

/**
 * A definition from a file, from the shipped ones, or from the record. @throws where none is found, or it is not valid
 */
async function findDefinition(named: string, db: Kysely<Database> | null): Promise<Programme> {
  if (existsSync(named)) {
    const { programme, problems } = await readDefinition(named);
    if (!programme) throw new Error(problems.map(describeProblem).join('\n'));
    return programme;
  }
  const [id = '', version = ''] = named.split('@');
  const { programmes } = await readDefinitions(process.env['PROGRAMMES_DIR'] ?? 'programmes');
  const shipped = programmes.find(({ programme }) => programme.id === id && programme.version === version);
  if (shipped) return shipped.programme;
  const row = await db
    ?.selectFrom('programmes')
    .select('body')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Error(`${named} is neither a file nor a definition that is known here: ${usage}`);
  return programmeSchema.parse(row.body);
}

function connected(db: Kysely<Database> | null): Kysely<Database> {
  if (!db) throw new Error('DATABASE_URL is missing: the record that the case is in');
  return db;
}

function currentInstant(): string {
  return instant(Date.now());
}

runProgram(main);
