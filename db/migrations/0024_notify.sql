-- Mail that goes out: who a desk is, what it owes to whom, and which of its mails belongs to which ticket.
create table mail_identity (
  desk_id bigint not null,
  address text not null,
  display_name text not null,
  signing_key text not null,
  created_at bigint not null,
  primary key (desk_id)
);
create table outbox (
  desk_id bigint not null,
  id bigint not null,
  purpose text not null,
  ticket_id bigint not null,
  service_request_id bigint,
  recipient text not null,
  recipient_name text not null,
  sender text not null,
  sender_name text not null,
  reply_address text not null,
  message_id text not null,
  earlier_ids text not null,
  subject text not null,
  body text not null,
  state text not null,
  attempts bigint not null,
  last_error text not null,
  created_at bigint not null,
  sent_at bigint,
  primary key (desk_id, id)
);
create index outbox_recipient on outbox (desk_id, recipient, purpose, created_at);
create index outbox_ticket on outbox (desk_id, ticket_id, id);
create table outbox_attachment (
  desk_id bigint not null,
  outbox_id bigint not null,
  position bigint not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  primary key (desk_id, outbox_id, position)
);
-- Every Message-ID of a conversation. Only our own (own = 1) ever tie an incoming mail to a ticket: they are random,
-- so nobody who has not got a mail of the conversation can name one.
create table mail_thread (
  desk_id bigint not null,
  message_id text not null,
  ticket_id bigint not null,
  service_request_id bigint,
  own smallint not null,
  at bigint not null,
  primary key (desk_id, message_id)
);
create index mail_thread_ticket on mail_thread (desk_id, ticket_id, at);
