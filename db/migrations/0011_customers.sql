-- The companies that buy from the partner, what they hold, and the administration they delegated to us. Their people
-- are rows of `person`.
create table customer (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  domain text not null,
  tenant text not null,
  cloud text not null,
  language text not null,
  country text not null,
  created_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index customer_name on customer (desk_id, name, id);
create index customer_domain on customer (desk_id, domain);
create table subscription (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  service text not null,
  sku text not null,
  name text not null,
  quantity bigint not null,
  state text not null,
  commerce text not null,
  vendor_id text not null,
  product_version text not null,
  primary key (desk_id, id)
);
create index subscription_customer on subscription (desk_id, customer_id, id);
create table delegated_access (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  role text not null,
  expires_at bigint not null,
  primary key (desk_id, id)
);
create index delegated_access_customer on delegated_access (desk_id, customer_id);
