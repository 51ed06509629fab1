-- Whether a customer was satisfied with a request that was resolved: the question, when it is asked, and the answer. The
-- token of the mailed link is stored hashed. Who answered, when, how and from where stays with the question.
create table satisfaction (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  customer_id bigint not null,
  contact_id bigint not null,
  assignee_id bigint,
  state text not null,
  token_hash text,
  asked_at bigint not null,
  expires_at bigint not null,
  score text,
  comment text not null,
  answered_at bigint,
  answers bigint not null,
  way text,
  answered_from text not null,
  primary key (desk_id, id)
);
create index satisfaction_ticket on satisfaction (desk_id, ticket_id, id);
create index satisfaction_contact on satisfaction (desk_id, contact_id, asked_at);
create index satisfaction_asked on satisfaction (desk_id, asked_at);
create unique index satisfaction_token on satisfaction (desk_id, token_hash);
-- When a desk asks. Without a row it asks at once, a contact at most once a week.
create table satisfaction_terms (
  desk_id bigint not null,
  is_on smallint not null,
  delay_hours bigint not null,
  days_between bigint not null,
  version bigint not null,
  primary key (desk_id)
);
