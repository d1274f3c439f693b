-- What the gates of open cases lack and no task asks for, and the sessions and conferences of all cases: for lists of work
-- and calendars. Empty until a case is projected again: by its next event, or by `npm run record:rebuild`.

create table owed (
  case_id text not null,
  code text not null,
  about text not null default '',
  person_id text, -- null where the holder of the function owes it
  function text,
  compartment text not null,
  since timestamptz not null,
  primary key (case_id, code, about)
);
create index owed_by_person on owed (person_id) where person_id is not null;

create table appointments (
  appointment_id text primary key,
  case_id text not null,
  kind text not null check (kind in ('session', 'conference')),
  starts_at timestamptz not null,
  minutes integer not null,
  place_code text not null,
  status text not null,
  type text, -- of a conference
  track_id text,
  module text,
  series_id text,
  people jsonb not null -- [{ "personId", "as", "discipline", "answer" }]
);
create index appointments_by_start on appointments (starts_at, appointment_id);
create index appointments_by_case on appointments (case_id, starts_at);
create index appointments_by_person on appointments using gin (people jsonb_path_ops) with (fastupdate = off);

-- Rungs of the ladder that time has passed.
alter table tasks add column rungs_reached integer not null default 0;

grant select on owed, appointments to throughcare_app, throughcare_worker, throughcare_keeper;
grant insert, update, delete on owed, appointments to throughcare_app, throughcare_worker;
