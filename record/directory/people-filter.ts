import { sql, type SelectQueryBuilder } from 'kysely';
import type { AccountRole, Discipline } from '../../shared/domain/vocabulary';
import type { CivilDate } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/** The qualification for the sessions of a track or for an instrument. */
export interface Qualified {
  /** One of these. */
  readonly disciplines: readonly Discipline[];
  readonly accreditation?: string | undefined;
  readonly vetted: boolean;
  /** Until the end of which day accreditation and vetting must hold. */
  readonly on: CivilDate;
}

export interface PeopleFilter {
  readonly agencyId?: string | undefined;
  readonly discipline?: Discipline | undefined;
  readonly role?: AccountRole | undefined;
  readonly ended?: boolean | undefined;
  readonly qualified?: Qualified | undefined;
  /** Some accreditation or the vetting ends before this day. */
  readonly endingBefore?: CivilDate | undefined;
  /** Whether a sign-in of the identity provider is recorded. */
  readonly signsIn?: boolean | undefined;
}

/** The people of a query who match a filter. */
export function matching<Tables extends 'people' | 'people_contact', Row>(
  query: SelectQueryBuilder<Database, Tables, Row>,
  filter: PeopleFilter & { readonly after?: string | undefined },
): SelectQueryBuilder<Database, Tables, Row> {
  const { after, agencyId, discipline, role, ended, qualified, endingBefore, signsIn } = filter;
  const conditions = [
    after === undefined ? undefined : sql<boolean>`id > ${after}`,
    agencyId === undefined ? undefined : sql<boolean>`agency_id = ${agencyId}`,
    discipline === undefined ? undefined : sql<boolean>`${discipline} = any(disciplines)`,
    role === undefined ? undefined : sql<boolean>`${role} = any(roles)`,
    ended === undefined ? undefined : sql<boolean>`(ended_at is not null) = ${ended}`,
    qualified === undefined ? undefined : isQualified(qualified),
    endingBefore === undefined
      ? undefined
      : sql<boolean>`(vetted_until < ${endingBefore} or exists (select from ${held} where until < ${endingBefore}))`,
    signsIn === undefined ? undefined : sql<boolean>`(subject is not null) = ${signsIn}`,
  ];
  return conditions.reduce<SelectQueryBuilder<Database, Tables, Row>>(
    (narrowed, condition) => (condition ? narrowed.where(condition) : narrowed),
    query,
  );
}

const held = sql`jsonb_to_recordset(accreditations) as held (code text, until date)`;

function isQualified({ disciplines, accreditation, vetted, on }: Qualified) {
  const isAccredited =
    accreditation === undefined
      ? sql<boolean>`true`
      : sql<boolean>`exists (select from ${held} where code = ${accreditation} and until >= ${on})`;
  const isVetted = vetted ? sql<boolean>`coalesce(vetted_until >= ${on}, false)` : sql<boolean>`true`;
  return sql<boolean>`(disciplines && ${[...disciplines]}::text[] and ${isAccredited} and ${isVetted})`;
}
