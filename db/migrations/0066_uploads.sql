-- Files that an agent has added to a reply or note that is not sent yet; claimed by the message, or dropped after days.
create table upload (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  person_id bigint not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index upload_created on upload (desk_id, created_at);
