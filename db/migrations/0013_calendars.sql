-- Working hours that offers, clocks and prices share: weekly slots, and dated closings and openings besides a preset
-- of public holidays. Minutes count from local midnight.
create table calendar (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  time_zone text not null,
  preset text not null,
  primary key (desk_id, id)
);
create table calendar_slot (
  desk_id bigint not null,
  calendar_id bigint not null,
  position bigint not null,
  day text not null,
  from_minute bigint not null,
  to_minute bigint not null,
  primary key (desk_id, calendar_id, position)
);
create table calendar_date (
  desk_id bigint not null,
  calendar_id bigint not null,
  position bigint not null,
  closed smallint not null,
  day_number bigint not null,
  from_minute bigint not null,
  to_minute bigint not null,
  code text not null,
  name text not null,
  primary key (desk_id, calendar_id, position)
);
