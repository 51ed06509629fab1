-- Recorded work, what it costs, and the prepaid time that it draws. A charge keeps the rule and the agreement that made
-- it. The wallet is a ledger: a balance is the sum of an agreement's entries of one period, in hundredths of a minute.
create table time_entry (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  person_id bigint,
  person_name text not null,
  started_at bigint not null,
  minutes bigint not null,
  work_type text not null,
  note text not null,
  billable smallint not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index time_entry_ticket on time_entry (desk_id, ticket_id, id);
create table charge (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  time_entry_id bigint not null,
  customer_id bigint,
  agreement_id bigint,
  offer_number bigint,
  verdict text not null,
  rule text not null,
  billed_minutes bigint not null,
  ordinary_minutes bigint not null,
  after_hours_minutes bigint not null,
  drawn_hundredths bigint not null,
  rate_minor bigint not null,
  amount_minor bigint not null,
  currency text not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index charge_ticket on charge (desk_id, ticket_id, id);
create table wallet_entry (
  desk_id bigint not null,
  id bigint not null,
  agreement_id bigint not null,
  customer_id bigint not null,
  period text not null,
  reason text not null,
  hundredths bigint not null,
  charge_id bigint,
  at bigint not null,
  primary key (desk_id, id)
);
create index wallet_period on wallet_entry (desk_id, agreement_id, customer_id, period);
create unique index wallet_grant on wallet_entry (desk_id, agreement_id, customer_id, period) where reason = 'granted';
