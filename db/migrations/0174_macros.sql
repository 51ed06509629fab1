-- Changes of a request that agents make together again and again, with the reply or note that goes with them.
create table macro (
  desk_id bigint not null,
  id bigint not null,
  owner_id bigint not null,
  shared smallint not null,
  name text not null,
  assign text not null,
  assignee_id bigint,
  severity text not null,
  state text not null,
  cause text not null,
  snooze text not null,
  note text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index macro_owner on macro (desk_id, owner_id);
create table macro_reply (
  desk_id bigint not null,
  macro_id bigint not null,
  language text not null,
  body text not null,
  primary key (desk_id, macro_id, language)
);
