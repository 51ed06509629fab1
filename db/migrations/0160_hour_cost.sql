-- What an hour of the desk's own people costs: set once, so that the margin of a service counts own work for whoever
-- looks.
create table hour_cost (
  desk_id bigint not null,
  minor bigint not null,
  currency text not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (desk_id)
);
