-- What the desk knows: articles in Czech and English, with every version that was ever written.
create table article (
  desk_id bigint not null,
  id bigint not null,
  state text not null,
  audience text not null,
  title_en text not null,
  title_cs text not null,
  body_en text not null,
  body_cs text not null,
  service text not null,
  kind text not null,
  area text not null,
  owner_id bigint,
  review_by bigint,
  created_at bigint not null,
  updated_at bigint not null,
  updated_by text not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index article_updated on article (desk_id, updated_at, id);
create table article_version (
  desk_id bigint not null,
  article_id bigint not null,
  version bigint not null,
  state text not null,
  title_en text not null,
  title_cs text not null,
  body_en text not null,
  body_cs text not null,
  written_by text not null,
  written_at bigint not null,
  primary key (desk_id, article_id, version)
);
