-- Who may do what with the tables. Logins are made by whoever runs the server and put into one of three roles: the API
-- into throughcare_app, the worker into throughcare_worker, the tasks that replace keys and erase into
-- throughcare_keeper. The tables belong to the login that migrates, which none of them is.

do $$
declare
  name text;
begin
  foreach name in array array['throughcare_app', 'throughcare_worker', 'throughcare_keeper'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- made by another database of this server at this moment
    end;
  end loop;
end $$;

-- Counts of a limiter, which made its table itself before.
create table if not exists rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

grant select on all tables in schema public to throughcare_app, throughcare_worker, throughcare_keeper;

-- What both decide with. What is only ever added to:
grant insert on events, contents, commands, programmes, subjects, name_tokens, pending_leaves
  to throughcare_app, throughcare_worker;
-- What moves on:
grant insert, update on streams, notifications to throughcare_app, throughcare_worker;
-- What is derived, and can be made again:
grant insert, update, delete on snapshots, cases, case_members, tasks to throughcare_app, throughcare_worker;

-- What the API alone does: it keeps the directory, logs reads, limits, and notes that a link was opened.
grant insert, update on calendars, agencies, facilities, people, people_contact to throughcare_app;
grant insert on reads to throughcare_app;
grant insert, update, delete on rate_limits to throughcare_app;
grant update (opened_at) on action_links to throughcare_app;

-- What the worker alone does: it makes links, and proves that the log and the read log were not changed.
grant insert, update on action_links to throughcare_worker;
grant delete on pending_leaves to throughcare_worker;
grant insert on tree_leaves, checkpoints, read_batches to throughcare_worker;
grant update (batch) on reads to throughcare_worker;
grant insert, update on tree_heads, checkpoint_deliveries to throughcare_worker;

-- What is sealed anew when a key is replaced.
grant update (sealed) on contents, subjects, people_contact to throughcare_keeper;
grant insert, delete on name_tokens to throughcare_keeper;
grant delete on snapshots to throughcare_keeper;

-- The second wall: rows of restricted compartments are seen only where the transaction says for whom it reads.
alter table contents enable row level security;
create policy kept on contents for insert to throughcare_app, throughcare_worker with check (true);
create policy seen on contents for select to throughcare_app, throughcare_worker using (
  compartment not in ('therapeutic', 'intelligence', 'victims', 'protection')
  or current_setting('throughcare.clearance', true) = '*'
  or compartment = any (string_to_array(current_setting('throughcare.clearance', true), ','))
);
create policy sealed_anew on contents for all to throughcare_keeper using (true) with check (true);
