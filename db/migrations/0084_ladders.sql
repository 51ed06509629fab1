-- Who is told when a deadline comes near or is missed. A clock's next event, a notice or its end, is in one index, so
-- that a sweep costs as much as is due.
create table ladder (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  severities text not null,
  kinds text not null,
  calendar_id bigint,
  rungs text not null,
  version bigint not null,
  primary key (desk_id, id)
);
create table clock_warning (
  desk_id bigint not null,
  clock_id bigint not null,
  ladder_id bigint not null,
  percent bigint not null,
  sent_at bigint not null,
  primary key (desk_id, clock_id, ladder_id, percent)
);
create table clock_notice (
  desk_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  ticket_id bigint not null,
  kind text not null,
  percent bigint not null,
  due_at bigint not null,
  made_at bigint not null,
  read_at bigint,
  primary key (desk_id, id)
);
create index clock_notice_person on clock_notice (desk_id, person_id, id);
create index clock_notice_unread on clock_notice (desk_id, person_id) where read_at is null;
alter table clock add column next_at bigint;
update clock set next_at = due_at;
drop index clock_due;
create index clock_next on clock (desk_id, next_at, id) where next_at is not null;
