-- Sessions of people who are signed in to the pages. A row is found by the hash of the cookie's id; person, id token and
-- form token are sealed. The times are in clear, so that rows that have ended can be deleted.

create table sessions (
  id bytea primary key,
  sealed text not null,
  signed_in_at timestamptz(3) not null,
  seen_at timestamptz(3) not null
);
create index sessions_by_seen on sessions (seen_at);

-- The API alone: neither worker nor keeper reads a session.
grant select, insert, update, delete on sessions to throughcare_app;
