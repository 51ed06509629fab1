-- Time can be changed and taken back until it is invoiced: what stood there before is kept. A stopwatch runs on the server,
-- so that it survives a reload: at most one a person runs, the others keep what they had counted.
alter table time_entry add column changed_at bigint;
alter table time_entry add column deleted_at bigint;
create table time_entry_change (
  desk_id bigint not null,
  time_entry_id bigint not null,
  at bigint not null,
  started_at bigint not null,
  minutes bigint not null,
  work_type text not null,
  note text not null,
  billable smallint not null,
  deleted smallint not null,
  person_name text not null,
  primary key (desk_id, time_entry_id, at)
);
create table stopwatch (
  desk_id bigint not null,
  person_id bigint not null,
  ticket_id bigint not null,
  kept_seconds bigint not null,
  running_since bigint,
  primary key (desk_id, person_id, ticket_id)
);
create unique index stopwatch_running on stopwatch (desk_id, person_id) where running_since is not null;
