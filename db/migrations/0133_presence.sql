-- Who looks at a ticket or writes on it. Told again every few seconds, so a row that was not is somebody who left.
create table ticket_presence (
  desk_id bigint not null,
  ticket_id bigint not null,
  person_id bigint not null,
  state text not null,
  told_at bigint not null,
  primary key (desk_id, ticket_id, person_id)
);
create index ticket_presence_told on ticket_presence (desk_id, told_at);
create index ticket_presence_person on ticket_presence (desk_id, person_id);
