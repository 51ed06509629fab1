-- What the data cannot say of setting a desk up: which steps somebody left out, and that nobody wants to be reminded.
create table guide_mark (
  desk_id bigint not null,
  mark text not null,
  marked_at bigint not null,
  marked_by text not null,
  primary key (desk_id, mark)
);
