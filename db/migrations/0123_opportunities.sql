-- Signals with a next step: what a customer may need, who takes care, what it is worth, when to ask again, how it ended.
-- `quoted` is all that a salesperson reads of a conversation: what somebody put there.
create table opportunity (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  signal_id bigint,
  title text not null,
  service text not null,
  quoted text not null,
  next_step text not null,
  owner_id bigint,
  value_minor bigint not null,
  currency text not null,
  due_at bigint,
  state text not null,
  loss text,
  reason text not null,
  opened_by text not null,
  opened_at bigint not null,
  closed_at bigint,
  reminded_at bigint,
  version bigint not null,
  primary key (desk_id, id)
);
create index opportunity_state on opportunity (desk_id, state, id);
create index opportunity_customer on opportunity (desk_id, customer_id, id);
create index opportunity_due on opportunity (desk_id, due_at) where due_at is not null;
