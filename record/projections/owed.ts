import { sql } from 'kysely';
import { unasked } from '../../shared/domain/case-rules';
import type { CaseState } from '../../shared/domain/case';
import type { AgendaFacts } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfMissing } from '../../shared/policy/where-it-lies';
import { insertRows } from '../postgres/rows';
import type { NewRow } from '../postgres/schema';
import type { Write } from '../postgres/write';

type OwedRow = NewRow<'owed'>;
/** The rows of one case, each by its code and subject. */
type OwedRows = ReadonlyMap<string, OwedRow>;

const columns = {
  case_id: 'text',
  code: 'text',
  about: 'text',
  person_id: 'text',
  function: 'text',
  compartment: 'text',
  since: 'timestamptz',
} as const;

/** The writes after a decision: only of rows that came, changed or went. */
export function owedWrites(before: CaseState | null, kase: CaseState, facts: AgendaFacts): readonly Write[] {
  const former: OwedRows = before ? rowsOf(before, facts, facts.now) : new Map<string, OwedRow>();
  const rows = rowsOf(kase, facts, facts.now);
  const changed = [...rows].filter(([key, row]) => !isSame(former.get(key), row)).map(([, row]) => row);
  const gone = [...former].filter(([key]) => !rows.has(key)).map(([, row]) => row);
  return [...putRows(changed), ...(gone.length > 0 ? [removeRows(kase.caseId, gone)] : [])];
}

/**
 * The writes of all rows of a case without any.
 * @param states the state after each event, and `times` when it was recorded
 */
export function allOwedWrites(
  states: readonly CaseState[],
  times: readonly Instant[],
  facts: AgendaFacts,
): readonly Write[] {
  let rows: OwedRows = new Map<string, OwedRow>();
  states.forEach((kase, index) => {
    const at = times[index] ?? facts.now;
    // The events of one decision were recorded at one time: only the state after the last of them was projected.
    if (at !== times[index + 1]) rows = carriedOn(rows, rowsOf(kase, facts, at));
  });
  return putRows([...rows.values()]);
}

/** The rows, with their first times where they were there before. */
function carriedOn(former: OwedRows, rows: OwedRows): OwedRows {
  return new Map([...rows].map(([key, row]) => [key, { ...row, since: former.get(key)?.since ?? row.since }]));
}

function rowsOf(kase: CaseState, facts: AgendaFacts, since: Instant): OwedRows {
  const rows = unasked(kase, facts).map(({ code, about = '', owedBy }): OwedRow => {
    const held = owedBy.function ?? null;
    return {
      case_id: kase.caseId,
      code,
      about,
      person_id: held === null && owedBy.personId ? owedBy.personId : null,
      function: held,
      compartment: compartmentOfMissing({ code, about }),
      since,
    };
  });
  return new Map(rows.map((row) => [`${row.code} ${row.about}`, row]));
}

function isSame(former: OwedRow | undefined, row: OwedRow): boolean {
  return former !== undefined && JSON.stringify({ ...former, since: row.since }) === JSON.stringify(row);
}

function putRows(rows: readonly OwedRow[]): readonly Write[] {
  if (rows.length === 0) return [];
  const changed = sql`on conflict (case_id, code, about) do update set person_id = excluded.person_id,
    function = excluded.function, compartment = excluded.compartment`;
  return [insertRows('owed', columns, rows, changed)];
}

function removeRows(caseId: string, rows: readonly OwedRow[]): Write {
  return sql`delete from owed where case_id = ${caseId} and (code, about) in (select * from
    unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ about }) => about)}::text[]))`;
}
