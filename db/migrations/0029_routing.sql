-- What a desk is in its vendor's program, whom the vendor calls back, and who delivers support in its name. A route
-- decision starts from these.
create table desk_profile (
  desk_id bigint not null,
  partner_role text not null,
  provider_name text not null,
  provider_address text not null,
  contact_name text not null,
  contact_email text not null,
  contact_phone text not null,
  vendor_language text not null,
  country text not null,
  updated_at bigint not null,
  primary key (desk_id)
);
create table desk_membership (
  desk_id bigint not null,
  code text not null,
  primary key (desk_id, code)
);
create table delivery_arrangement (
  desk_id bigint not null,
  id bigint not null,
  service text not null,
  kind text,
  calendar_id bigint,
  mode text not null,
  partner_name text not null,
  partner_address text not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
