-- Searches of the queue that people keep, and in which order each person has them. A view that is shared is everybody's.
create table ticket_view (
  desk_id bigint not null,
  id bigint not null,
  owner_id bigint not null,
  shared smallint not null,
  name text not null,
  query text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index ticket_view_owner on ticket_view (desk_id, owner_id);
create table ticket_view_place (
  desk_id bigint not null,
  person_id bigint not null,
  view_key text not null,
  position bigint not null,
  primary key (desk_id, person_id, view_key)
);
