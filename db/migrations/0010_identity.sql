-- Desks and the people who sign in to them: agents, and contacts of customers.
create table desk (
  id bigint primary key,
  slug text not null unique,
  name text not null,
  time_zone text not null,
  language text not null,
  created_at bigint not null
);
create table person (
  desk_id bigint not null,
  id bigint not null,
  kind text not null,
  customer_id bigint,
  name text not null,
  email text not null,
  phone text not null,
  language text not null,
  password_hash text,
  created_at bigint not null,
  primary key (desk_id, id)
);
create unique index person_email on person (desk_id, email);
create index person_customer on person (desk_id, customer_id);
create table person_role (
  desk_id bigint not null,
  person_id bigint not null,
  role text not null,
  primary key (desk_id, person_id, role)
);
-- Only hashes of session tokens are kept; the cookie carries the desk and the token.
create table session (
  desk_id bigint not null,
  token_hash text not null,
  person_id bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (desk_id, token_hash)
);
create index session_person on session (desk_id, person_id);
-- One-time tokens that make the first desk owner while there is no desk.
create table setup_token (
  token_hash text primary key,
  expires_at bigint not null
);
