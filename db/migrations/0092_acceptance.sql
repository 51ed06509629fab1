-- Who accepted an offer, how, from where, and exactly which document; for which services, before which other
-- agreement, and who pays. A link lets a contact accept without signing in: once, and not for ever.
alter table agreement add column services text not null default '';
alter table agreement add column precedence bigint not null default 0;
alter table agreement add column bill_to bigint;
alter table agreement add column accepted_via text not null default 'agent';
alter table agreement add column person_id bigint;
alter table agreement add column accepted_from text not null default '';
alter table agreement add column sha256 text not null default '';
create table acceptance_link (
  desk_id bigint not null,
  id bigint not null,
  token_hash text not null,
  offer_id bigint not null,
  customer_id bigint not null,
  person_id bigint not null,
  services text not null,
  bill_to bigint,
  created_at bigint not null,
  created_by text not null,
  expires_at bigint not null,
  used_at bigint,
  agreement_id bigint,
  primary key (desk_id, id)
);
create unique index acceptance_link_token on acceptance_link (desk_id, token_hash);
create index acceptance_link_customer on acceptance_link (desk_id, customer_id, id);
