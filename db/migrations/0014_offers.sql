-- The desk's support offer in versions, and who accepted which. A published version is its document: the canonical
-- JSON whose SHA-256 stands beside it; content and calendars are read from it again.
create table offer (
  desk_id bigint not null,
  id bigint not null,
  state text not null,
  number bigint,
  content text not null,
  document text,
  sha256 text not null,
  published_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create unique index offer_number on offer (desk_id, number);
create index offer_state on offer (desk_id, state);
create table agreement (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint,
  offer_id bigint not null,
  valid_from bigint not null,
  valid_to bigint,
  accepted_by text not null,
  accepted_at bigint not null,
  primary key (desk_id, id)
);
create index agreement_customer on agreement (desk_id, customer_id, valid_from);
