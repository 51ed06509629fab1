-- A desk may face its customers under several names: each brand has its name, logo, colours and an offer of its own.
-- The desk itself is the brand 0, dressed by the row whose code is the desk's slug where there is one.
create table brand (
  desk_id bigint not null,
  id bigint not null,
  code text not null,
  name text not null,
  accent text not null,
  accent_dark text not null,
  logo_sha256 text not null,
  logo_type text not null,
  created_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create unique index brand_code on brand (desk_id, code);
alter table offer add column brand_id bigint not null default 0;
create index offer_brand on offer (desk_id, brand_id, state);
