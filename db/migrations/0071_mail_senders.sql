-- The faces of a desk in mail: one for each brand, with a name, an address, a domain that answers go to and signatures of
-- its own. The desk's first one is the address that it had so far; its id is the desk's.
create table mail_sender (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  address text not null,
  display_name text not null,
  reply_base text not null,
  created_at bigint not null,
  removed_at bigint,
  primary key (desk_id, id)
);
create index mail_sender_address on mail_sender (desk_id, address);
create table mail_sender_signature (
  desk_id bigint not null,
  sender_id bigint not null,
  language text not null,
  body text not null,
  primary key (desk_id, sender_id, language)
);
-- Which of them writes about a ticket, where it is not the desk's default.
create table ticket_sender (
  desk_id bigint not null,
  ticket_id bigint not null,
  sender_id bigint not null,
  primary key (desk_id, ticket_id)
);
alter table mail_identity add column default_sender bigint not null default 0;
insert into mail_sender (desk_id, id, name, address, display_name, reply_base, created_at)
  select desk_id, desk_id, display_name, address, display_name, address, created_at from mail_identity;
insert into mail_sender_signature (desk_id, sender_id, language, body)
  select desk_id, desk_id, language, body from mail_signature;
update mail_identity set default_sender = desk_id;
