-- Questions to a contact whether the work on a request may cost that much in all. The token of the mailed link is stored
-- hashed; who answered, when, how and from where stays with the question.
create table approval (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  contact_id bigint not null,
  amount_minor bigint not null,
  currency text not null,
  minutes bigint not null,
  text text not null,
  state text not null,
  token_hash text not null,
  asked_by text not null,
  asked_at bigint not null,
  expires_at bigint not null,
  decided_at bigint,
  way text,
  decided_from text not null,
  note text not null,
  primary key (desk_id, id)
);
create index approval_ticket on approval (desk_id, ticket_id, id);
create index approval_contact on approval (desk_id, contact_id, id);
create unique index approval_token on approval (desk_id, token_hash);
