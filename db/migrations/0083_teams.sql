-- Groups of agents that rules name, so that a rule outlives the people in it.
create table team (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  primary key (desk_id, id)
);
create table team_member (
  desk_id bigint not null,
  team_id bigint not null,
  person_id bigint not null,
  primary key (desk_id, team_id, person_id)
);
