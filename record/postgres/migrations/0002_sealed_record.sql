-- Content sealed and apart, events in envelopes that are chained. What stood in clear is moved by the step after this.

alter table installation add column log_id uuid not null default gen_random_uuid();
alter table people add column pseudonym uuid not null unique default gen_random_uuid();
alter table streams add column head_hash bytea, add column recorded_at timestamptz;

alter table events rename to events_in_clear;
alter table events_in_clear rename constraint events_pkey to events_in_clear_pkey;
alter table events_in_clear rename constraint events_event_id_key to events_in_clear_event_id_key;
alter table narratives rename to narratives_in_clear;
alter table subjects rename to subjects_in_clear;
alter table subjects_in_clear rename constraint subjects_pkey to subjects_in_clear_pkey;
alter table people_contact rename to people_contact_in_clear;
alter table people_contact_in_clear rename constraint people_contact_pkey to people_contact_in_clear_pkey;
drop table snapshots;

-- What outsiders may know of each event, in the exact bytes that its hash covers; beside it what is looked for.
create table events (
  stream_kind text not null,
  stream_id text not null,
  sequence bigint not null,
  event_id uuid not null unique,
  type text not null,
  actor_id text not null,
  recorded_at timestamptz not null,
  envelope text not null,
  hash bytea not null,
  primary key (stream_kind, stream_id, sequence)
);
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_never_truncated before truncate on events for each statement execute function refuse_change();

-- Bodies of events and free texts.
create table contents (
  stream_kind text not null,
  stream_id text not null,
  id uuid not null,
  compartment text not null,
  sealed bytea not null,
  primary key (stream_kind, stream_id, id)
);

create table snapshots (
  stream_kind text not null,
  stream_id text not null,
  sequence bigint not null,
  evolve_version integer not null,
  sealed bytea not null,
  primary key (stream_kind, stream_id)
);

-- Persons under a programme, and where the words of their names are found: under a key, and dispensable.
create table subjects (
  ref text primary key,
  sealed bytea not null
);
create table name_tokens (
  token bytea not null,
  person_ref text not null references subjects on delete cascade,
  key_id text not null,
  primary key (token, person_ref)
);
create index name_tokens_of_person on name_tokens (person_ref);

create table people_contact (
  person_id text primary key references people,
  sealed bytea not null
);

-- Hashes that have no place in the tree yet.
create table pending_leaves (
  id bigint generated always as identity primary key,
  stream_kind text not null,
  stream_id text not null,
  sequence bigint not null,
  hash bytea not null
);
