-- What somebody is accredited for and how far their vetting reaches; which cases are kept apart; how willing a person is.

alter table people
  add column accreditations jsonb not null default '[]', -- [{ "code", "until" }], each until the end of that day
  add column vetted_until date;

-- Null until the case is projected again: by its next event, or by `npm run record:rebuild`.
alter table cases add column engagement text;

-- Pairs of cases whose persons are not to meet, each under the case that recorded it.
create table keep_apart (
  case_id text not null,
  pair_id text not null,
  other_case_id text not null,
  primary key (case_id, pair_id)
);
create index keep_apart_of_other on keep_apart (other_case_id);
grant select on keep_apart to throughcare_app, throughcare_worker, throughcare_keeper;
grant insert, update, delete on keep_apart to throughcare_app, throughcare_worker;
