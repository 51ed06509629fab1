-- What an agent has begun to write on a ticket and not sent: kept as it is typed, through a crash or the end of a session.
create table draft (
  desk_id bigint not null,
  person_id bigint not null,
  ticket_id bigint not null,
  kind text not null,
  body text not null,
  updated_at bigint not null,
  primary key (desk_id, person_id, ticket_id, kind)
);
