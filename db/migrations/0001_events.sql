-- What happened, in the transaction that made it happen: audit log, outbox and live feed at once. The sequencer
-- gives each row its number in the desk and its link in the hash chain after commit; until then both are null.
create table event (
  desk_id bigint not null,
  id bigint not null,
  kind text not null,
  subject text not null,
  actor_kind text not null,
  actor_id bigint,
  actor_name text not null,
  payload text not null,
  at bigint not null,
  number bigint,
  chain text,
  primary key (desk_id, id)
);
create unique index event_number on event (desk_id, number);
create index event_subject on event (desk_id, subject, id);
