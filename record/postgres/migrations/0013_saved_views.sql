-- Filters of the list of cases that a person saved under a name.

create table saved_views (
  id text primary key,
  person_id text not null,
  name text not null check (char_length(name) between 1 and 80),
  filter jsonb not null, -- parameters of the list; never a search
  saved_at timestamptz(3) not null,
  unique (person_id, name)
);

-- The API alone.
grant select, insert, update, delete on saved_views to throughcare_app;
