-- Texts that agents prepare once and use in many replies: own ones and those of the desk, each in one or more languages.
create table snippet (
  desk_id bigint not null,
  id bigint not null,
  owner_id bigint not null,
  shared smallint not null,
  name text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index snippet_owner on snippet (desk_id, owner_id);
create table snippet_text (
  desk_id bigint not null,
  snippet_id bigint not null,
  language text not null,
  body text not null,
  primary key (desk_id, snippet_id, language)
);
