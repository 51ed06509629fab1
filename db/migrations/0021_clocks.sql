-- Running deadlines of tickets. `due_at` is null while a clock stands, so the index over it holds what can become due
-- and a sweep costs as much as is due.
create table clock (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  kind text not null,
  service_request_id bigint,
  agreement_id bigint,
  hours text not null,
  target_us bigint not null,
  spent_us bigint not null,
  state text not null,
  started_at bigint not null,
  running_since bigint,
  due_at bigint,
  promised_at bigint not null,
  breached_at bigint,
  met_at bigint,
  primary key (desk_id, id)
);
create index clock_ticket on clock (desk_id, ticket_id);
create index clock_due on clock (desk_id, due_at) where due_at is not null;
