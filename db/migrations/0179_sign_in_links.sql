-- Links that a contact signs in with instead of a password: once, within minutes. Only the token's hash is kept.
create table sign_in_link (
  desk_id bigint not null,
  token_hash text not null,
  person_id bigint not null,
  target text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (desk_id, token_hash)
);
create index sign_in_link_person on sign_in_link (desk_id, person_id, created_at);
