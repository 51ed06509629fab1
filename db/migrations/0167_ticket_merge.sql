-- Two requests about one thing become one, and what went over is written down row by row, so that it can go back.
create table ticket_merge (
  desk_id bigint not null,
  id bigint not null,
  source_id bigint not null,
  survivor_id bigint not null,
  source_state text not null,
  source_resolved_at bigint,
  survivor_state text not null,
  survivor_resolved_at bigint,
  survivor_version bigint not null,
  last_event bigint not null,
  merged_by text not null,
  merged_at bigint not null,
  undone_by text not null,
  undone_at bigint,
  primary key (desk_id, id)
);
create unique index ticket_merge_source on ticket_merge (desk_id, source_id) where undone_at is null;
create index ticket_merge_survivor on ticket_merge (desk_id, survivor_id, id);
create table ticket_merge_item (
  desk_id bigint not null,
  merge_id bigint not null,
  kind text not null,
  item text not null,
  detail text not null,
  primary key (desk_id, merge_id, kind, item)
);
-- What one request has to do with another; read from both ends.
create table ticket_link (
  desk_id bigint not null,
  id bigint not null,
  from_id bigint not null,
  to_id bigint not null,
  kind text not null,
  linked_by text not null,
  linked_at bigint not null,
  primary key (desk_id, id)
);
create unique index ticket_link_pair on ticket_link (desk_id, from_id, to_id, kind);
create index ticket_link_to on ticket_link (desk_id, to_id, from_id);
