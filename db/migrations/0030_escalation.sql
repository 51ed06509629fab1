-- The upstream twins of tickets: each keeps the facts and the decision it was sent on, its packet, and every attempt
-- to hand it over. Contract and access ids are never in the packet's text.
create table service_request (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  vehicle text not null,
  entitlement_id bigint,
  drawn bigint not null,
  transport text not null,
  state text not null,
  upstream_name text not null,
  upstream_address text not null,
  upstream_domains text not null,
  upstream_number text not null,
  packet text not null,
  facts text not null,
  decision text not null,
  created_by text not null,
  created_at bigint not null,
  sent_at bigint,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index service_request_ticket on service_request (desk_id, ticket_id, id);
create index service_request_number on service_request (desk_id, upstream_number);
create table sync_attempt (
  desk_id bigint not null,
  id bigint not null,
  service_request_id bigint not null,
  direction text not null,
  kind text not null,
  outcome text not null,
  detail text not null,
  person_name text not null,
  at bigint not null,
  primary key (desk_id, id)
);
create index sync_attempt_request on sync_attempt (desk_id, service_request_id, id);
