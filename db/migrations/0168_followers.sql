-- Who of us wants to hear of a request, and what each was told: who spoke, and who was called by name.
create table ticket_follower (
  desk_id bigint not null,
  ticket_id bigint not null,
  person_id bigint not null,
  since bigint not null,
  primary key (desk_id, ticket_id, person_id)
);
create index ticket_follower_person on ticket_follower (desk_id, person_id);
create table ticket_notice (
  desk_id bigint not null,
  id bigint not null,
  person_id bigint not null,
  ticket_id bigint not null,
  message_id bigint,
  kind text not null,
  by_name text not null,
  made_at bigint not null,
  read_at bigint,
  primary key (desk_id, id)
);
create index ticket_notice_person on ticket_notice (desk_id, person_id, id);
create index ticket_notice_unread on ticket_notice (desk_id, person_id) where read_at is null;
create table notice_setting (
  desk_id bigint not null,
  person_id bigint not null,
  mail text not null,
  primary key (desk_id, person_id)
);
