import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Phase } from '../../shared/domain/path/phases';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { Database, Participant, Row } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { withNames, type Named } from './names';
import {
  all,
  appointmentKnownTo,
  appointmentShownTo,
  isPartOf,
  membership,
  namedTo,
  progressTo,
  standing,
  type Condition,
} from './scope';

export interface AppointmentFilter {
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly personId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly kind?: 'session' | 'conference' | undefined;
  readonly status?: string | undefined;
}

export interface AppointmentPosition {
  readonly startsAt: Instant;
  readonly appointmentId: string;
}

/** A session or a conference of a case that the caller may know of. */
export interface AppointmentRow extends Named {
  readonly appointmentId: string;
  readonly kind: 'session' | 'conference';
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly status: Row<'appointments'>['status'];
  readonly type: string | null;
  readonly trackId: string | null;
  readonly module: string | null;
  readonly seriesId: string | null;
  readonly people: readonly Participant[];
  /** Of the case, with its time zone (IANA); null where the caller does not see the facility. */
  readonly facilityId: string | null;
  readonly timeZone: string | null;
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly phase: Phase;
  /** The caller's standing in the case. */
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  readonly coordinatingAgencyId: string;
}

interface Reading {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
}

/** The time zone of the facility of a case (c). */
const zoneOfFacility = sql`(select k.time_zone from facilities f join calendars k on k.id = f.calendar_id
  where f.id = c.facility_id)`;

/** The columns of {@link AppointmentRow} with `personRef` instead of names, from `a`, `c` and `m`. */
export function appointmentColumns(actor: Actor): RawBuilder<unknown> {
  return sql`a.appointment_id as "appointmentId", a.kind, a.starts_at as "startsAt", a.minutes,
    a.place_code as "placeCode", a.status, a.type, a.track_id as "trackId", a.module, a.series_id as "seriesId",
    a.people, case when ${progressTo(actor)} then c.facility_id end as "facilityId",
    case when ${progressTo(actor)} then ${zoneOfFacility} end as "timeZone", c.case_id as "caseId", c.reference, c.alias, c.phase, ${standing},
    case when ${namedTo(actor)} then c.person_ref end as "personRef"`;
}

/** The row of a query before its names were read. */
export type Unnamed<Row extends Named> = Omit<Row, keyof Named> & { readonly personRef: string | null };

/** One page of the appointments that the caller may see, the earliest first. Two statements for any size of page. */
export async function listAppointments(
  { db, seals }: Reading,
  asked: {
    readonly actor: Actor;
    readonly filter: AppointmentFilter;
    readonly after?: AppointmentPosition | undefined;
    readonly limit: number;
  },
): Promise<readonly AppointmentRow[]> {
  const { actor, filter, after, limit } = asked;
  const further =
    after && sql<boolean>`(a.starts_at, a.appointment_id) > (${after.startsAt}::timestamptz, ${after.appointmentId})`;
  const { rows } = await sql<Unnamed<AppointmentRow>>`
    select ${appointmentColumns(actor)}
    from appointments a join cases c on c.case_id = a.case_id ${membership(actor)}
    where ${all([appointmentKnownTo(actor), appointmentShownTo(actor), ...conditions(filter, actor), further])}
    order by a.starts_at, a.appointment_id limit ${limit}`.execute(db);
  return withNames(db, seals, rows);
}

/** A filter uses only values that the caller may see: its results would reveal any other. */
function conditions(filter: AppointmentFilter, actor: Actor): readonly (Condition | undefined)[] {
  const { from, to, personId, caseId, facilityId, kind, status } = filter;
  const isAboutAnother = personId !== undefined && personId !== actor.personId;
  return [
    sql<boolean>`a.starts_at >= ${from}`,
    to === undefined ? undefined : sql<boolean>`a.starts_at < ${to}`,
    personId === undefined ? undefined : isPartOf(personId),
    kind === undefined ? undefined : sql<boolean>`a.kind = ${kind}`,
    status === undefined ? undefined : sql<boolean>`a.status = ${status}`,
    // Who takes part in a conference is not shown to those who do not know the person by name.
    isAboutAnother ? sql<boolean>`(a.kind = 'session' or ${namedTo(actor)})` : undefined,
    caseId === undefined ? undefined : sql<boolean>`a.case_id = ${caseId}`,
    facilityId === undefined ? undefined : sql<boolean>`(${progressTo(actor)} and c.facility_id = ${facilityId})`,
  ];
}
