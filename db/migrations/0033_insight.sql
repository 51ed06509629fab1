-- What was learnt about a customer.
create table signal (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  ticket_id bigint,
  service text not null,
  body text not null,
  noted_by text not null,
  noted_at bigint not null,
  primary key (desk_id, id)
);
create index signal_customer on signal (desk_id, customer_id, id);
