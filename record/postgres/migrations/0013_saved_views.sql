-- Filters of the list of cases that a person saved under a name. Both are sealed: nobody knows what people write as a name.

create table saved_views (
  id text primary key,
  person_id text not null,
  sealed text not null,
  saved_at timestamptz(3) not null
);
create index saved_views_by_person on saved_views (person_id);

-- The API alone.
grant select, insert, update, delete on saved_views to throughcare_app;
