-- Events of a desk are posted to programs of its own: where to, signed with which secret, up to which event; and how each
-- post went.
create table webhook (
  desk_id bigint not null,
  id bigint not null,
  name text not null,
  url text not null,
  kinds text not null,
  sealed_secret text not null,
  is_on smallint not null,
  cursor bigint not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (desk_id, id)
);
create table webhook_delivery (
  desk_id bigint not null,
  id bigint not null,
  webhook_id bigint not null,
  kind text not null,
  body text not null,
  state text not null,
  attempts bigint not null,
  status bigint not null,
  last_error text not null,
  created_at bigint not null,
  tried_at bigint,
  primary key (desk_id, id)
);
create index webhook_delivery_webhook on webhook_delivery (desk_id, webhook_id, id);
