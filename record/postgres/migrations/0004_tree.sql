-- The Merkle trees (RFC 9162) over the hashes of events and over the batches of the read log, and what was signed of them.

create table tree_leaves (
  tree text not null,
  position bigint not null check (position >= 0),
  hash bytea not null check (length(hash) = 32),
  -- Which event; none in a tree that is not about events.
  stream_kind text,
  stream_id text,
  sequence bigint,
  primary key (tree, position)
);
create unique index tree_leaves_of_events on tree_leaves (stream_kind, stream_id, sequence) where tree = 'events';
create trigger tree_leaves_append_only before update or delete on tree_leaves
  for each row execute function refuse_change();
create trigger tree_leaves_never_truncated before truncate on tree_leaves
  for each statement execute function refuse_change();

-- How far each tree has grown: the roots of its complete subtrees, the largest first, 32 bytes each.
create table tree_heads (
  tree text primary key,
  size bigint not null default 0,
  frontier bytea not null default ''
);
insert into tree_heads (tree) values ('events'), ('reads');

-- What the log vouched for, to the letter.
create table checkpoints (
  tree text not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  verifier_key text not null,
  made_at timestamptz not null,
  primary key (tree, size)
);
create trigger checkpoints_append_only before update or delete on checkpoints
  for each row execute function refuse_change();
create trigger checkpoints_never_truncated before truncate on checkpoints
  for each statement execute function refuse_change();

-- To which outside holder each checkpoint is owed, and when it was taken.
create table checkpoint_deliveries (
  tree text not null,
  size bigint not null,
  holder text not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  taken_at timestamptz,
  primary key (tree, size, holder),
  foreign key (tree, size) references checkpoints
);
create index checkpoint_deliveries_owed on checkpoint_deliveries (holder, tree, size) where taken_at is null;
