-- What vendors say of their services, what the desk itself knows to be wrong, and the requests that this explains.
create table health_issue (
  desk_id bigint not null,
  id bigint not null,
  external_id text not null,
  title text not null,
  service text not null,
  feature text not null,
  feature_group text not null,
  classification text not null,
  origin text not null,
  status text not null,
  impact text not null,
  cloud text not null,
  started_at bigint not null,
  ended_at bigint,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create unique index health_issue_external on health_issue (desk_id, external_id);
create index health_issue_service on health_issue (desk_id, service, started_at);
create index health_issue_updated on health_issue (desk_id, updated_at, id);
-- Only for these customers; without a row, for all who hold the service in that cloud.
create table health_issue_customer (
  desk_id bigint not null,
  issue_id bigint not null,
  customer_id bigint not null,
  primary key (desk_id, issue_id, customer_id)
);
create table health_post (
  desk_id bigint not null,
  id bigint not null,
  issue_id bigint not null,
  post_type text not null,
  body text not null,
  posted_at bigint not null,
  primary key (desk_id, id)
);
create index health_post_issue on health_post (desk_id, issue_id, posted_at, id);
-- The record that explains a ticket, as a person decided.
create table ticket_health (
  desk_id bigint not null,
  ticket_id bigint not null,
  issue_id bigint not null,
  chosen_by text not null,
  chosen_at bigint not null,
  primary key (desk_id, ticket_id)
);
create table known_issue (
  desk_id bigint not null,
  id bigint not null,
  title text not null,
  description text not null,
  service text not null,
  health_issue_id bigint,
  state text not null,
  cause text not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  resolved_at bigint,
  version bigint not null,
  primary key (desk_id, id)
);
create index known_issue_state on known_issue (desk_id, state, updated_at, id);
create table known_issue_ticket (
  desk_id bigint not null,
  issue_id bigint not null,
  ticket_id bigint not null,
  linked_by text not null,
  linked_at bigint not null,
  primary key (desk_id, issue_id, ticket_id)
);
create index known_issue_ticket_ticket on known_issue_ticket (desk_id, ticket_id);
create table known_issue_update (
  desk_id bigint not null,
  id bigint not null,
  issue_id bigint not null,
  body_en text not null,
  body_cs text not null,
  recipients bigint not null,
  published_by text not null,
  published_at bigint not null,
  primary key (desk_id, id)
);
create index known_issue_update_issue on known_issue_update (desk_id, issue_id, id);
