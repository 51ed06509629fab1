-- Calendars that people change: what a calendar was before stays readable, so that time that was counted then is still
-- explained by it; and holidays that come from iCalendar feeds are kept apart from those that somebody wrote.
alter table calendar add column revision bigint not null default 1;
create table calendar_revision (
  desk_id bigint not null,
  calendar_id bigint not null,
  number bigint not null,
  cause text not null,
  made_by text not null,
  began_at bigint not null,
  document text not null,
  primary key (desk_id, calendar_id, number)
);
create table calendar_feed (
  desk_id bigint not null,
  calendar_id bigint not null,
  id bigint not null,
  name text not null,
  url text not null,
  sha256 text not null,
  days bigint not null,
  fetched_at bigint not null,
  tried_at bigint not null,
  failure text not null,
  failure_detail text not null,
  primary key (desk_id, calendar_id, id)
);
create table calendar_feed_date (
  desk_id bigint not null,
  calendar_id bigint not null,
  feed_id bigint not null,
  position bigint not null,
  day_number bigint not null,
  from_minute bigint not null,
  to_minute bigint not null,
  name text not null,
  primary key (desk_id, calendar_id, feed_id, position)
);
