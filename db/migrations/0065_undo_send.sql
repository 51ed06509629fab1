-- A mail knows when it may leave, so that an agent can take a reply back for a few seconds and a refused mail waits
-- between its tries; and it knows the message that it carries.
alter table outbox add column message_ref bigint;
alter table outbox add column send_after bigint not null default 0;
alter table outbox add column history text not null default '';
alter table outbox add column state_before text not null default '';
create index outbox_message on outbox (desk_id, message_ref);
-- What customers do not see yet, or never will: a reply within its delay, a reply that was taken back.
create table message_hold (
  desk_id bigint not null,
  message_id bigint not null,
  ticket_id bigint not null,
  held_until bigint not null,
  withdrawn_at bigint,
  primary key (desk_id, message_id)
);
create index message_hold_ticket on message_hold (desk_id, ticket_id);
-- How long each person wants to be able to take a reply back, where it is not the usual time.
create table undo_delay (
  desk_id bigint not null,
  person_id bigint not null,
  seconds bigint not null,
  primary key (desk_id, person_id)
);
