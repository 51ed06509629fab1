-- Every mail that ever came in. The raw bytes are a blob of the same name; the row is written, and on disk, before
-- anything looks into them. The same bytes for the same desk are one mail.
create table mail (
  desk_id bigint not null,
  id bigint not null,
  sha256 text not null,
  size bigint not null,
  message_id text not null,
  received_at bigint not null,
  state text not null,
  outcome text not null,
  ticket_id bigint,
  message_ref bigint,
  reason text not null,
  primary key (desk_id, id)
);
create unique index mail_sha256 on mail (desk_id, sha256);
create index mail_state on mail (desk_id, state, id);
