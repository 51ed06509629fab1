-- How many seats a subscription had and how many of them were used, from when on. What was held before this table came
-- stands as if it had always been.
create table subscription_seats (
  desk_id bigint not null,
  subscription_id bigint not null,
  position bigint not null,
  quantity bigint not null,
  used bigint,
  at bigint not null,
  primary key (desk_id, subscription_id, position)
);
insert into subscription_seats (desk_id, subscription_id, position, quantity, used, at)
  select desk_id, id, 1, quantity, null, 0 from subscription;
