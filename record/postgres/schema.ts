import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Conference } from '../../shared/domain/areas/conferences/contract';
import type { Engagement } from '../../shared/domain/areas/consent/engagement';
import type { Session } from '../../shared/domain/areas/sessions/contract';
import type { OutreachActivity, PersonFacts } from '../../shared/domain/kernel/types';
import type { Phase } from '../../shared/domain/path/phases';
import type { Answer, MissingCode, TaskKind } from '../../shared/domain/case';
import type { AccountRole, CaseFunction, Discipline, KnownBy } from '../../shared/domain/vocabulary';
import type { Task } from '../../shared/domain/asking/task';
import type { Compartment } from '../../shared/domain/compartments';
import type { CivilDate, Instant } from '../../shared/domain/time';
import type { ReadTables } from './read-tables';
import type { TreeTables } from './tree-tables';

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>;

/** A person who takes part in a session or a conference. */
export interface Participant {
  readonly personId: string;
  readonly as: 'specialist' | 'chair' | 'member';
  readonly discipline?: Discipline;
  readonly answer?: Conference['members'][number]['answer'];
}

interface Directory {
  calendars: { id: string; time_zone: string; weekend: number[]; holidays: Generated<CivilDate[]> };
  agencies: { id: string; name: string; calendar_id: string; ended_at: Instant | null; changed_at: Generated<Instant> };
  facilities: Directory['agencies'] & { agency_id: string };
  people: {
    id: string;
    agency_id: string;
    issuer: string | null;
    subject: string | null;
    roles: AccountRole[];
    disciplines: Discipline[];
    accreditations: ColumnType<PersonFacts['accreditations'][number][], string | undefined, string>;
    vetted_until: CivilDate | null;
    language: string;
    time_zone: string;
    pseudonym: Generated<string>;
    ended_at: Instant | null;
    changed_at: Generated<Instant>;
  };
  people_contact: { person_id: string; sealed: Buffer };
}

interface Log {
  programmes: { hash: string; id: string; version: string; body: Json<unknown> };
  streams: {
    kind: StreamKind;
    id: string;
    sequence: number;
    programme_hash: string;
    wake_at: Instant | null;
    owed_keys: Generated<string[]>;
    ended: Generated<boolean>;
    head_hash: Buffer | null;
    recorded_at: Instant | null;
    dirty_since: Instant | null;
    nudged_at: Instant | null;
    nudges_unanswered: Generated<number>;
    advanced_at: Instant | null;
  };
  commands: {
    id: string;
    stream_kind: StreamKind;
    stream_id: string;
    name: string;
    body_hash: string;
    first_sequence: number;
    last_sequence: number;
    recorded_at: Instant;
  };
  events: {
    stream_kind: StreamKind;
    stream_id: string;
    sequence: number;
    event_id: string;
    type: string;
    actor_id: string;
    recorded_at: Instant;
    envelope: string;
    hash: Buffer;
  };
  pending_leaves: { id: Generated<number>; stream_kind: StreamKind; stream_id: string; sequence: number; hash: Buffer };
  snapshots: {
    stream_kind: StreamKind;
    stream_id: string;
    sequence: number;
    evolve_version: number;
    sealed: Buffer;
  };
}

interface Sealed {
  contents: { stream_kind: StreamKind; stream_id: string; id: string; compartment: string; sealed: Buffer };
  subjects: { ref: string; sealed: Buffer };
  name_tokens: { token: Buffer; person_ref: string; key_id: string };
}

interface Projections {
  cases: {
    case_id: string;
    reference: string;
    alias: string;
    person_ref: string;
    phase: Phase;
    phase_since: Instant;
    phase_due_at: Instant | null;
    dues: Json<Partial<Record<Compartment, Instant>>>;
    coordinating_agency_id: string;
    facility_id: string;
    lead_coordinator_id: string;
    suspended: boolean;
    died: boolean;
    ended: boolean;
    opened_at: Instant;
    programme_hash: string;
    engagement: Engagement | null;
  };
  keep_apart: { case_id: string; pair_id: string; other_case_id: string };
  owed: {
    case_id: string;
    code: MissingCode;
    about: string;
    person_id: string | null;
    function: CaseFunction | null;
    compartment: Compartment;
    since: Instant;
  };
  appointments: {
    appointment_id: string;
    case_id: string;
    kind: 'session' | 'conference';
    starts_at: Instant;
    minutes: number;
    place_code: string;
    status: (Session | Conference)['status'];
    type: string | null;
    track_id: string | null;
    module: string | null;
    series_id: string | null;
    people: Json<readonly Participant[]>;
  };
  case_members: { case_id: string; person_id: string; functions: CaseFunction[] };
  tasks: {
    task_id: string;
    case_id: string;
    kind: TaskKind;
    assignee_id: string;
    about: string;
    status: Task['status'];
    asked_at: Instant;
    due_at: Instant;
    generation: number;
    revision: number;
    rungs_reached: Generated<number>;
    answer: Answer | null;
    answered_by: string | null;
    known_by: KnownBy | null;
    closed_at: Instant | null;
  };
}

interface Outside {
  notifications: {
    id: string;
    stream_kind: StreamKind;
    stream_id: string;
    key: string;
    task_id: string;
    activity: OutreachActivity;
    recipient_id: string;
    status: 'owed' | 'sent' | 'dropped' | 'failed';
    lease_id: string | null;
    leased_until: Instant | null;
    attempts: Generated<number>;
    message_id: string | null;
    response: string | null;
    owed_since: Instant;
    touched_at: Instant;
    settled_at: Instant | null;
  };
  action_links: {
    id: string;
    stream_kind: StreamKind;
    stream_id: string;
    task_id: string;
    generation: number;
    person_id: string;
    key_id: string;
    token_hash: Buffer;
    created_at: Instant;
    expires_at: Instant;
    opened_at: Instant | null;
  };
  saved_views: {
    id: string;
    person_id: string;
    sealed: string;
    saved_at: Instant;
  };
  sessions: { id: Buffer; sealed: string; signed_in_at: Instant; seen_at: Instant };
  drafts: {
    person_id: string;
    draft_id: string;
    case_id: string | null;
    task_id: string | null;
    sealed: string;
    saved_at: Instant;
    expires_at: Instant;
    kept: boolean;
    sent: boolean;
  };
}

/** The tables of record/postgres/migrations, as kysely reads and writes them. */
export interface Database extends Directory, Log, Sealed, Projections, Outside, TreeTables, ReadTables {
  installation: {
    only_row: Generated<boolean>;
    environment: string;
    created_at: Generated<Instant>;
    log_id: Generated<string>;
  };
}

export type Row<T extends keyof Database> = Readonly<Selectable<Database[T]>>;
export type NewRow<T extends keyof Database> = Readonly<Insertable<Database[T]>>;
