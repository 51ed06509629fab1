-- Agents are invited by a link: good once and for some days, and its holder chooses the password. Only the token's hash
-- is kept; roles are separated by blanks.
create table invitation (
  desk_id bigint not null,
  id bigint not null,
  token_hash text not null,
  name text not null,
  email text not null,
  language text not null,
  roles text not null,
  created_at bigint not null,
  created_by text not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (desk_id, id)
);
create unique index invitation_token on invitation (desk_id, token_hash);
