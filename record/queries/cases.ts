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
import { isStuck, type StuckReason } from './stuck';
import { aliasTo, all, dueTo, knownTo, membership, namedTo, progressTo, timeAsSeen, type Condition } from './scope';

export const caseSorts = ['newest', 'due', 'longest_in_phase', 'reference'] as const;
export type CaseSort = (typeof caseSorts)[number];

export interface CaseFilter {
  readonly phases?: readonly Phase[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly ended?: boolean | undefined;
  readonly stuck?: StuckReason | undefined;
  readonly pastTarget?: boolean | undefined;
  readonly ownerId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly engagement?: Engagement | undefined;
  /** The first due time in the case, as the caller sees it, is from this instant on, or before this one. */
  readonly dueFrom?: Instant | undefined;
  readonly dueBefore?: Instant | undefined;
  /** The beginning of a reference or alias. */
  readonly code?: string | undefined;
  /** The same, or, where the caller sees it, whole words of a name. */
  readonly find?: string | undefined;
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

export const orders = ['asc', 'desc'] as const;
export type Order = (typeof orders)[number];

interface Sorting {
  readonly by: (actor: Actor, order: Order) => RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly order: Order;
}

const timestamp = sql`timestamptz`;
const sortings: Readonly<Record<CaseSort, Sorting>> = {
  newest: { by: () => sql`c.opened_at`, type: timestamp, order: 'desc' },
  // A case without anything due comes last, whatever the order.
  due: {
    by: (actor, order) => sql`coalesce(${dueTo(actor)}, ${order === 'asc' ? sql`'infinity'` : sql`'-infinity'`})`,
    type: timestamp,
    order: 'asc',
  },
  longest_in_phase: { by: () => sql`c.phase_since`, type: timestamp, order: 'asc' },
  reference: { by: () => sql`c.reference`, type: sql`text`, order: 'asc' },
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
    /** That of the sort, unless said. */
    readonly order?: Order | undefined;
    readonly after?: CasePosition | undefined;
    readonly limit: number;
    readonly now: Instant;
  },
): Promise<{ readonly rows: readonly CaseRow[]; readonly total: number }> {
  const { actor, filter, sort, after, limit, now } = asked;
  const named = namedTo(actor);
  const matching = all([knownTo(actor), ...conditions(filter, actor, now, await findKeys(keys, filter))]);
  const tables = sql`cases c ${membership(actor)}`;
  const { by: expression, type, order: usual } = sortings[sort];
  const { order = usual } = asked;
  const descending = order === 'desc';
  const value = expression(actor, order);
  const by = type === timestamp ? timeAsSeen(actor, value, descending) : value;
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
async function findKeys(keys: Keys, { find }: CaseFilter): Promise<readonly Key[]> {
  return find === undefined ? [] : keys.versions('find');
}

/** Whether something that the caller sees in an open case (c) is overdue. */
export function overdueAt(actor: Actor, now: Instant): Condition {
  return sql<boolean>`(not c.ended and coalesce(${dueTo(actor)} < ${now}, false))`;
}

/** A filter uses only values that the caller may see: its results would reveal any other. */
function conditions(
  filter: CaseFilter,
  actor: Actor,
  now: Instant,
  keys: readonly Key[],
): readonly (Condition | undefined)[] {
  const { phases, overdue, ended, stuck, pastTarget, ownerId, facilityId, engagement, dueFrom, dueBefore, code, find } =
    filter;
  const asksOfProgress = [overdue, ended, stuck, pastTarget, ownerId, facilityId, engagement].some(
    (value) => value !== undefined,
  );
  return [
    phases && sql<boolean>`(${aliasTo(actor)} and c.phase = any(${phases}::text[]))`,
    asksOfProgress ? progressTo(actor) : undefined,
    overdue === undefined ? undefined : sql<boolean>`${overdueAt(actor, now)} = ${overdue}`,
    ended === undefined ? undefined : sql<boolean>`c.ended = ${ended}`,
    stuck && isStuck(stuck, actor, now),
    pastTarget === undefined
      ? undefined
      : sql<boolean>`(not c.ended and coalesce(c.phase_due_at < ${now}, false)) = ${pastTarget}`,
    ownerId && sql<boolean>`c.lead_coordinator_id = ${ownerId}`,
    facilityId && sql<boolean>`c.facility_id = ${facilityId}`,
    engagement && sql<boolean>`c.engagement = ${engagement}`,
    dueFrom && sql<boolean>`coalesce(${dueTo(actor)} >= ${dueFrom}, false)`,
    dueBefore && sql<boolean>`coalesce(${dueTo(actor)} < ${dueBefore}, false)`,
    code === undefined ? undefined : coded(code, actor),
    find === undefined ? undefined : found(find, actor, keys),
  ].filter((condition) => condition !== undefined && condition !== '');
}

/** The beginning of a reference or alias. */
function coded(text: string, actor: Actor): Condition {
  const code = `${likeable(text.trim())}%`;
  return sql<boolean>`(c.reference ilike ${code} or (${aliasTo(actor)} and c.alias ilike ${code}))`;
}

/**
 * The condition of a search: the beginning of a reference or alias, or words that all occur in a name known to the
 * caller. While the search key is replaced, names match under the old or the new key.
 */
function found(text: string, actor: Actor, keys: readonly Key[]): Condition {
  if (wordsOf(text).length === 0) return sql<boolean>`false`;
  const under = keys.map((key) => {
    const tokens = [...tokensOf(key, text)];
    return sql<boolean>`c.person_ref in (select person_ref from name_tokens where token = any(${tokens}::bytea[])
      group by person_ref having count(*) = ${tokens.length})`;
  });
  const named = under.length > 0 ? sql.join(under, sql` or `) : sql`false`;
  return sql<boolean>`(${coded(text, actor)} or (${namedTo(actor)} and (${named})))`;
}

function likeable(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
