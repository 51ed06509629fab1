-- Whom mail is believed from, who else takes part in a ticket by mail, and which addresses mail does not reach.
create table mail_trust (
  desk_id bigint not null,
  servers text not null,
  updated_at bigint not null,
  primary key (desk_id)
);
create table participant (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  address text not null,
  name text not null,
  state text not null,
  named_by text not null,
  created_at bigint not null,
  decided_by text not null,
  decided_at bigint,
  primary key (desk_id, id)
);
create unique index participant_address on participant (desk_id, ticket_id, address);
create table unreachable_address (
  desk_id bigint not null,
  address text not null,
  hard smallint not null,
  status text not null,
  reason text not null,
  reports bigint not null,
  since bigint not null,
  last_at bigint not null,
  primary key (desk_id, address)
);
create index outbox_message_id on outbox (desk_id, message_id);
