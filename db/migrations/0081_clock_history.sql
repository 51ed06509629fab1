-- Which calendar a deadline counts in, and as of which of its revisions: a changed calendar finds the clocks that it
-- moves. And why a deadline stands where it stands: one row for each time that it was moved.
alter table clock add column calendar_id bigint;
alter table clock add column calendar_revision bigint not null default 0;
create index clock_calendar on clock (desk_id, calendar_id, calendar_revision) where due_at is not null;
create table clock_change (
  desk_id bigint not null,
  id bigint not null,
  clock_id bigint not null,
  ticket_id bigint not null,
  kind text not null,
  cause text not null,
  earlier text not null,
  later text not null,
  due_before bigint not null,
  due_after bigint,
  made_by text not null,
  made_at bigint not null,
  primary key (desk_id, id)
);
create index clock_change_ticket on clock_change (desk_id, ticket_id, id);
