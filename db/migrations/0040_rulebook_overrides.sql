-- Where a desk knows better than the rule packs: its own facts in the packs' language, with what they replace, when and
-- why. Rows are ended, never deleted. `rulebook_change` says whether what is kept in memory still holds.
create table rulebook_override (
  desk_id bigint not null,
  id bigint not null,
  pack text not null,
  replaces text not null,
  fragment text not null,
  valid_from bigint not null,
  valid_to bigint,
  reason text not null,
  author_id bigint,
  author text not null,
  created_at bigint not null,
  ended_at bigint,
  ended_by text not null,
  end_reason text not null,
  primary key (desk_id, id)
);
create table rulebook_change (
  desk_id bigint not null,
  change_id bigint not null,
  primary key (desk_id)
);
