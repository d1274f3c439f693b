-- What people typed into forms that they have not sent. The content is sealed, the form's name included: with the case it
-- would tell that somebody writes a restricted entry. The times are in clear, so that old rows can be deleted.

create table drafts (
  person_id text not null references people (id),
  draft_id uuid not null,
  case_id text,
  task_id text,
  sealed text not null,
  saved_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  kept boolean not null,
  -- The form was sent: the row remains for a while, so that going back leads to its receipt.
  sent boolean not null,
  primary key (person_id, draft_id)
);
create index drafts_by_end on drafts (expires_at);

-- The API alone: neither worker nor keeper reads a draft.
grant select, insert, update, delete on drafts to throughcare_app;
