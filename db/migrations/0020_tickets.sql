-- Customers' requests and everything said in them.
create table ticket_counter (
  desk_id bigint not null,
  last_number bigint not null,
  primary key (desk_id)
);
create table ticket (
  desk_id bigint not null,
  id bigint not null,
  number bigint not null,
  subject text not null,
  state text not null,
  kind text not null,
  nature text not null,
  severity text not null,
  service text not null,
  channel text not null,
  customer_id bigint,
  contact_id bigint,
  subscription_id bigint,
  assignee_id bigint,
  agreement_id bigint,
  cause text not null,
  opened_at bigint not null,
  updated_at bigint not null,
  resolved_at bigint,
  version bigint not null,
  primary key (desk_id, id)
);
create unique index ticket_number on ticket (desk_id, number);
create index ticket_updated on ticket (desk_id, updated_at, id);
create index ticket_state on ticket (desk_id, state, updated_at, id);
create index ticket_customer on ticket (desk_id, customer_id, updated_at, id);
create index ticket_assignee on ticket (desk_id, assignee_id, updated_at, id);
-- Messages are never changed: what was said stays said.
create table message (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  visibility text not null,
  author_kind text not null,
  author_id bigint,
  author_name text not null,
  body text not null,
  quoted text not null,
  service_request_id bigint,
  mail_id bigint,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index message_ticket on message (desk_id, ticket_id, id);
create table attachment (
  desk_id bigint not null,
  id bigint not null,
  message_id bigint not null,
  ticket_id bigint not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  primary key (desk_id, id)
);
create index attachment_ticket on attachment (desk_id, ticket_id, id);
