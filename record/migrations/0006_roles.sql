-- Who may do what with the tables. Logins are made by whoever runs the server and put into one of two roles: API and
-- worker into throughcare_app, the tasks that replace keys and erase into throughcare_keeper. The tables belong to the
-- login that migrates, which neither of them is.

do $$
declare
  name text;
begin
  foreach name in array array['throughcare_app', 'throughcare_keeper'] loop
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

grant select on all tables in schema public to throughcare_app, throughcare_keeper;

-- What is only ever added to.
grant insert on events, contents, commands, programmes, subjects, name_tokens, pending_leaves, tree_leaves, checkpoints,
  reads, read_batches to throughcare_app;
grant update (batch) on reads to throughcare_app;

-- What moves on.
grant insert, update on streams, notifications, action_links, calendars, agencies, facilities, people, people_contact,
  tree_heads, checkpoint_deliveries to throughcare_app;
grant delete on pending_leaves to throughcare_app;

-- What is derived, and can be made again.
grant insert, update, delete on snapshots, cases, case_members, tasks, rate_limits to throughcare_app;

-- What is sealed anew when a key is replaced.
grant update (sealed) on contents, subjects, people_contact to throughcare_keeper;
grant insert, delete on name_tokens to throughcare_keeper;
grant delete on snapshots to throughcare_keeper;

-- The second wall: rows of restricted compartments are seen only where the transaction says for whom it reads.
alter table contents enable row level security;
create policy kept on contents for insert to throughcare_app with check (true);
create policy seen on contents for select to throughcare_app using (
  compartment not in ('therapeutic', 'intelligence', 'victims', 'protection')
  or current_setting('throughcare.clearance', true) = '*'
  or compartment = any (string_to_array(current_setting('throughcare.clearance', true), ','))
);
create policy sealed_anew on contents for all to throughcare_keeper using (true) with check (true);
