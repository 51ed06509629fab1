-- Which customer was told of its support, when, by whom, and by which version of the offer.
create table customer_told (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  person_id bigint not null,
  offer_id bigint not null,
  ticket_id bigint not null,
  told_by text not null,
  at bigint not null,
  primary key (desk_id, id)
);
create index customer_told_customer on customer_told (desk_id, customer_id, at);
