-- The record: one append-only log per stream, what is derived from it, and what stands beside it.

create table installation (
  only_row boolean primary key default true check (only_row),
  environment text not null,
  created_at timestamptz not null default now()
);

-- The directory: who works with whom, where, and when people work.

create table calendars (
  id text primary key,
  time_zone text not null,
  weekend smallint[] not null,
  holidays date[] not null default '{}'
);

create table agencies (
  id text primary key,
  name text not null,
  calendar_id text not null references calendars,
  ended_at timestamptz,
  changed_at timestamptz not null default now()
);

create table facilities (
  id text primary key,
  agency_id text not null references agencies,
  name text not null,
  calendar_id text not null references calendars,
  ended_at timestamptz,
  changed_at timestamptz not null default now()
);

create table people (
  id text primary key,
  agency_id text not null references agencies,
  issuer text,
  subject text,
  roles text[] not null default '{}',
  disciplines text[] not null default '{}',
  language text not null default 'en',
  time_zone text not null,
  ended_at timestamptz,
  changed_at timestamptz not null default now(),
  unique (issuer, subject)
);

-- Names and addresses of people who work in the programme, apart from everything that refers to them.
create table people_contact (
  person_id text primary key references people,
  given_name text not null,
  family_name text not null,
  email text not null
);

-- The log.

create table programmes (
  hash text primary key,
  id text not null,
  version text not null,
  body jsonb not null,
  unique (id, version)
);

create table streams (
  kind text not null,
  id text not null,
  sequence bigint not null,
  programme_hash text not null references programmes,
  wake_at timestamptz,
  owed_keys text[] not null default '{}',
  ended boolean not null default false,
  dirty_since timestamptz,
  nudged_at timestamptz,
  nudges_unanswered integer not null default 0,
  advanced_at timestamptz,
  primary key (kind, id)
);
create index streams_dirty on streams (dirty_since) where dirty_since is not null;
create index streams_wake on streams (wake_at) where wake_at is not null;

create table commands (
  id text primary key,
  stream_kind text not null,
  stream_id text not null,
  name text not null,
  body_hash text not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  recorded_at timestamptz not null
);

create table events (
  stream_kind text not null,
  stream_id text not null,
  sequence bigint not null,
  event_id uuid not null unique,
  type text not null,
  data json not null, -- as it was recorded, to the letter
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id text not null,
  known_by text not null,
  command_id text,
  programme_hash text not null,
  primary key (stream_kind, stream_id, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_never_truncated before truncate on events for each statement execute function refuse_change();

create table snapshots (
  stream_kind text not null,
  stream_id text not null,
  sequence bigint not null,
  evolve_version integer not null,
  state json not null, -- keeps the order of members, as folding leaves it
  primary key (stream_kind, stream_id)
);

-- Names of persons under a programme, and free text: tables of their own, referred to by opaque ids.

create table subjects (
  ref text primary key,
  given_name text not null,
  family_name text not null,
  born_on date not null,
  search_key text not null
);
create index subjects_search on subjects (search_key);

create table narratives (
  id uuid primary key,
  stream_kind text not null,
  stream_id text not null,
  compartment text not null,
  salt bytea not null,
  commitment text not null,
  body text not null,
  recorded_at timestamptz not null
);
create index narratives_of_stream on narratives (stream_kind, stream_id);

-- Projections: derived from the log, updated in the same transaction, rebuilt by `npm run record:rebuild`.

create table cases (
  case_id text primary key,
  reference text not null unique,
  alias text not null,
  person_ref text not null,
  phase text not null,
  phase_since timestamptz not null,
  phase_due_at timestamptz,
  earliest_due_at timestamptz,
  coordinating_agency_id text not null,
  facility_id text not null,
  lead_coordinator_id text not null,
  suspended boolean not null,
  died boolean not null,
  ended boolean not null,
  opened_at timestamptz not null,
  programme_hash text not null
);
create index cases_by_agency on cases (coordinating_agency_id, opened_at desc, case_id);
create index cases_by_opening on cases (opened_at desc, case_id);
create index cases_by_due on cases (earliest_due_at) where earliest_due_at is not null;
create index cases_by_phase on cases (phase, opened_at desc, case_id);

-- Who is part of a case: by a function, or by a task of theirs.
create table case_members (
  case_id text not null,
  person_id text not null,
  functions text[] not null default '{}',
  primary key (case_id, person_id)
);
create index case_members_by_person on case_members (person_id, case_id);

create table tasks (
  task_id text primary key,
  case_id text not null,
  kind text not null,
  assignee_id text not null,
  about text not null,
  status text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  generation integer not null,
  revision integer not null,
  answer text,
  answered_by text,
  known_by text,
  closed_at timestamptz
);
create index tasks_by_assignee on tasks (assignee_id, status, due_at, task_id);
create index tasks_by_case on tasks (case_id, status, due_at);
create index tasks_open_by_due on tasks (due_at, task_id) where status = 'open';

-- What the world is owed, and what became of it.

create table notifications (
  id uuid primary key,
  stream_kind text not null,
  stream_id text not null,
  key text not null,
  task_id text not null,
  activity text not null,
  recipient_id text not null,
  status text not null check (status in ('owed', 'sent', 'dropped', 'failed')),
  lease_id uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  message_id text,
  response text,
  owed_since timestamptz not null,
  touched_at timestamptz not null,
  settled_at timestamptz,
  unique (stream_kind, stream_id, key)
);
create index notifications_owed on notifications (touched_at) where status = 'owed';
create index notifications_of_task on notifications (task_id, recipient_id);

-- Links are known by the hash of their token only; the API cannot make one.
create table action_links (
  id uuid primary key,
  stream_kind text not null,
  stream_id text not null,
  task_id text not null,
  generation integer not null,
  person_id text not null,
  key_id text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  unique (task_id, generation)
);
