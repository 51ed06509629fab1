-- Mailboxes that are fetched by IMAP. lease grows with each claim and fences off a fetcher that lost its place;
-- leased_until is when another may claim it. secret and refresh_token are sealed. Everything up to last_uid, under
-- uid_validity, is stored; of what was there before the mailbox was added (up to old_uid) only what first_fetch says.
create table mailbox (
  desk_id bigint not null,
  id bigint not null,
  host text not null,
  port bigint not null,
  security text not null,
  username text not null,
  sign_in text not null,
  secret text not null,
  refresh_token text not null,
  token_url text not null,
  client_id text not null,
  scope text not null,
  folder text not null,
  after_store text not null,
  move_to text not null,
  first_fetch text not null,
  paused smallint not null,
  created_at bigint not null,
  version bigint not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  old_uid bigint not null,
  is_resync smallint not null,
  last_fetch_at bigint,
  last_error text not null,
  last_error_at bigint,
  backlog bigint not null,
  fetched bigint not null,
  lease bigint not null,
  leased_by text not null,
  leased_until bigint not null,
  primary key (desk_id, id)
);
-- Messages that are stored here and not yet marked, moved or deleted on the server.
create table mailbox_unsettled (
  desk_id bigint not null,
  mailbox_id bigint not null,
  uid_validity bigint not null,
  uid bigint not null,
  primary key (desk_id, mailbox_id, uid_validity, uid)
);
