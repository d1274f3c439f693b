-- When something falls due first in each compartment of a case, so that a list tells each reader of what they see.

alter table cases add column dues jsonb not null default '{}';
alter table cases drop column earliest_due_at;
