-- How each person wants the console to behave: what comes after a request that is done with, and their own keys.
create table preference (
  desk_id bigint not null,
  person_id bigint not null,
  advance text not null,
  single_keys smallint not null,
  primary key (desk_id, person_id)
);
create table preference_key (
  desk_id bigint not null,
  person_id bigint not null,
  command text not null,
  keys text not null,
  primary key (desk_id, person_id, command)
);
