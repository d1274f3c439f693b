-- The read log: who was shown which case, and by what right, or was denied it. Chained in batches, off the hot path.

create table reads (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor_id text not null,
  known_by text not null,
  operation text not null,
  case_id text, -- null where nobody knows of which case: a task that is none, or a question about a reader
  asked_for text, -- what was asked for where it was not the case itself: `task:<id>`, `reader:<id>`
  outcome text not null check (outcome in ('shown', 'denied')),
  relationship text,
  reason text, -- the commitment to one that is sealed, never its words
  correlation_id text not null,
  batch bigint, -- null until it is chained
  check (case_id is not null or asked_for is not null)
);
create index reads_of_case on reads (case_id, at, id);
create index reads_of_actor on reads (actor_id, at, id);
create index reads_unbatched on reads (id) where batch is null;

create function keep_reads() returns trigger language plpgsql as $$
declare
  kept reads;
begin
  if tg_op = 'UPDATE' and old.batch is null and new.batch is not null then
    kept := new;
    kept.batch := null;
    if kept is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'the read log is append-only';
end $$;
create trigger reads_append_only before update or delete on reads for each row execute function keep_reads();
create trigger reads_never_truncated before truncate on reads for each statement execute function refuse_change();

create table read_batches (
  number bigint primary key check (number > 0),
  first_id bigint not null,
  last_id bigint not null,
  count integer not null check (count > 0),
  previous bytea not null,
  hash bytea not null,
  prints bytea not null, -- of each row its id (8 bytes) and half its SHA-256 (16 bytes): tells which row was altered
  at timestamptz not null
);
create trigger read_batches_append_only before update or delete on read_batches
  for each row execute function refuse_change();
create trigger read_batches_never_truncated before truncate on read_batches
  for each statement execute function refuse_change();
