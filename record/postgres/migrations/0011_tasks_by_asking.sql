-- outside a transaction: decisions go on meanwhile
-- For the newest tasks first. An index that broke off in the middle is made again.
drop index concurrently if exists tasks_by_asking;
create index concurrently tasks_by_asking on tasks (asked_at desc, task_id desc);
