-- Work to be done after a transaction. A row is waiting, running or dead; what is done is deleted.
-- due_at is when the row may be claimed: for a running one, when its lease ends, so a crashed worker's job
-- is taken up again. lease grows with each claim and fences off a worker that came back too late.
create table job (
  desk_id bigint not null,
  id bigint not null,
  kind text not null,
  payload text not null,
  state text not null,
  due_at bigint not null,
  attempt bigint not null,
  lease bigint not null,
  dedupe_key text,
  last_error text,
  failed_at bigint,
  created_at bigint not null,
  primary key (desk_id, id)
);
create unique index job_dedupe on job (desk_id, dedupe_key) where dedupe_key is not null and state <> 'dead';
create index job_dead on job (desk_id, failed_at) where state = 'dead';
-- Workers look for due jobs of all desks at once, so this one index does not begin with the desk.
create index job_due on job (due_at) where state <> 'dead';
