-- What somebody put aside until a time. A row that woke stays until an agent goes on with the ticket: it says why it is back.
create table ticket_snooze (
  desk_id bigint not null,
  ticket_id bigint not null,
  by_id bigint not null,
  snoozed_at bigint not null,
  until_at bigint not null,
  woken_at bigint,
  why text not null,
  primary key (desk_id, ticket_id)
);
create index ticket_snooze_until on ticket_snooze (desk_id, until_at);
