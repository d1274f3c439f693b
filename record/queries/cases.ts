import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Engagement } from '../../shared/domain/areas/consent/engagement';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Phase } from '../../shared/domain/path/phases';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { Key, Keys } from '../keys/types';
import { tokensOf, wordsOf } from '../subjects/name-tokens';
import type { Seals } from '../sealing/seals';
import { withNames, type Named } from './names';
import { aliasTo, all, dueTo, knownTo, membership, namedTo, progressTo, timeAsSeen, type Condition } from './scope';

export const caseSorts = ['newest', 'due', 'longest_in_phase', 'reference'] as const;
export type CaseSort = (typeof caseSorts)[number];

export interface CaseFilter {
  readonly phase?: Phase | undefined;
  readonly overdue?: boolean | undefined;
  readonly ownerId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly engagement?: Engagement | undefined;
  /** The beginning of a reference or alias, or, where the caller sees it, whole words of a name. */
  readonly q?: string | undefined;
}

/** The end of the previous page. */
export interface CasePosition {
  readonly value: string;
  readonly caseId: string;
}

export interface CaseRow extends Named {
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly phase: Phase;
  readonly phaseSince: Instant;
  readonly phaseDueAt: Instant | null;
  readonly nextDueAt: Instant | null;
  readonly coordinatingAgencyId: string;
  readonly facilityId: string;
  readonly leadCoordinatorId: string;
  readonly suspended: boolean;
  /** Null where no event has set it yet: see {@link rebuildProjections}. */
  readonly engagement: Engagement | null;
  readonly died: boolean;
  readonly ended: boolean;
  readonly openedAt: Instant;
  readonly overdue: boolean;
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  /** The value by which the list is sorted. */
  readonly position: string;
}

interface Sorting {
  readonly by: (actor: Actor) => RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly descending?: true;
}

const timestamp = sql`timestamptz`;
const sortings: Readonly<Record<CaseSort, Sorting>> = {
  newest: { by: () => sql`c.opened_at`, type: timestamp, descending: true },
  due: { by: (actor) => sql`coalesce(${dueTo(actor)}, 'infinity')`, type: timestamp },
  longest_in_phase: { by: () => sql`c.phase_since`, type: timestamp },
  reference: { by: () => sql`c.reference`, type: sql`text` },
};

/**
 * One page of the cases that the caller may know of, and their total. Three statements for any size of page; the third
 * reads the names that the caller may see.
 */
export async function listCases(
  { db, seals, keys }: { readonly db: Kysely<Database>; readonly seals: Seals; readonly keys: Keys },
  asked: {
    readonly actor: Actor;
    readonly filter: CaseFilter;
    readonly sort: CaseSort;
    readonly after?: CasePosition | undefined;
    readonly limit: number;
    readonly now: Instant;
  },
): Promise<{ readonly rows: readonly CaseRow[]; readonly total: number }> {
  const { actor, filter, sort, after, limit, now } = asked;
  const named = namedTo(actor);
  const matching = all([knownTo(actor), ...conditions(filter, actor, now, await findKeys(keys, filter))]);
  const tables = sql`cases c ${membership(actor)}`;
  const { by: expression, type, descending } = sortings[sort];
  const by = type === timestamp ? timeAsSeen(actor, expression(actor), descending === true) : expression(actor);
  const direction = descending ? sql`desc` : sql`asc`;
  const further =
    after &&
    sql<boolean>`(${by}, c.case_id) ${descending ? sql`<` : sql`>`}
    (${after.value}::${type}, ${after.caseId})`;
  const page = sql<Listed>`
    select c.case_id as "caseId", c.reference, c.alias, c.phase, c.phase_since as "phaseSince",
      c.phase_due_at as "phaseDueAt", ${dueTo(actor)} as "nextDueAt",
      c.coordinating_agency_id as "coordinatingAgencyId", c.facility_id as "facilityId",
      c.lead_coordinator_id as "leadCoordinatorId", c.suspended, c.engagement, c.died, c.ended, c.opened_at as "openedAt",
      ${overdueAt(actor, now)} as overdue, m.person_id is not null as "isMember",
      coalesce(m.functions, '{}') as functions, (${by})::text as position,
      case when ${named} then c.person_ref end as "personRef"
    from ${tables} where ${all([matching, further])}
    order by ${by} ${direction}, c.case_id ${direction} limit ${limit}`;
  const count = sql<{ total: number }>`select count(*) as total from ${tables} where ${matching}`;
  const [{ rows }, counted] = await Promise.all([page.execute(db), count.execute(db)]);
  return { rows: await withNames(db, seals, rows), total: counted.rows[0]?.total ?? 0 };
}

interface Listed extends Omit<CaseRow, 'givenName' | 'familyName'> {
  /** Null where the caller does not know the person by name. */
  readonly personRef: string | null;
}

/** The keys for searching names, loaded only for a search. */
async function findKeys(keys: Keys, { q }: CaseFilter): Promise<readonly Key[]> {
  return q === undefined ? [] : keys.versions('find');
}

function overdueAt(actor: Actor, now: Instant): Condition {
  return sql<boolean>`(not c.ended and coalesce(${dueTo(actor)} < ${now}, false))`;
}

/** A filter uses only values that the caller may see: its results would reveal any other. */
function conditions(
  filter: CaseFilter,
  actor: Actor,
  now: Instant,
  keys: readonly Key[],
): readonly (Condition | undefined)[] {
  const { phase, overdue, ownerId, facilityId, engagement, q } = filter;
  const asksOfProgress = [overdue, ownerId, facilityId, engagement].some((value) => value !== undefined);
  return [
    phase && sql<boolean>`(${aliasTo(actor)} and c.phase = ${phase})`,
    asksOfProgress ? progressTo(actor) : undefined,
    overdue === undefined ? undefined : sql<boolean>`${overdueAt(actor, now)} = ${overdue}`,
    ownerId && sql<boolean>`c.lead_coordinator_id = ${ownerId}`,
    facilityId && sql<boolean>`c.facility_id = ${facilityId}`,
    engagement && sql<boolean>`c.engagement = ${engagement}`,
    q === undefined ? undefined : found(q, actor, keys),
  ].filter((condition) => condition !== undefined && condition !== '');
}

/**
 * The condition of a search: the beginning of a reference or alias, or words that all occur in a name known to the
 * caller. While the search key is replaced, names match under the old or the new key.
 */
function found(q: string, actor: Actor, keys: readonly Key[]): Condition {
  const code = `${likeable(q.trim())}%`;
  const words = wordsOf(q);
  if (words.length === 0) return sql<boolean>`false`;
  const under = keys.map((key) => {
    const tokens = [...tokensOf(key, q)];
    return sql<boolean>`c.person_ref in (select person_ref from name_tokens where token = any(${tokens}::bytea[])
      group by person_ref having count(*) = ${tokens.length})`;
  });
  const named = under.length > 0 ? sql.join(under, sql` or `) : sql`false`;
  return sql<boolean>`(c.reference ilike ${code} or (${aliasTo(actor)} and c.alias ilike ${code}) or
    (${namedTo(actor)} and (${named})))`;
}

function likeable(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
