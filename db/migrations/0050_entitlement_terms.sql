-- The terms of an entitlement beyond its allowance: caps, thresholds of warnings, cancelling, renewing. An entry says
-- for whom it was, so that caps can be counted from the ledger itself. A warning is a row for each kind, raised once.
alter table entitlement add column cancelled_at bigint;
alter table entitlement add column renewed_from bigint;
alter table entitlement add column warn_days bigint not null default 30;
alter table entitlement add column warn_balance bigint;
alter table entitlement_entry add column customer_id bigint;
alter table entitlement_entry add column service text not null default '';
alter table entitlement_entry add column channel text not null default '';
create index entitlement_entry_reference on entitlement_entry (desk_id, entitlement_id, reference);
create table entitlement_cap (
  desk_id bigint not null,
  entitlement_id bigint not null,
  position bigint not null,
  per text not null,
  value text not null,
  period text not null,
  most bigint not null,
  primary key (desk_id, entitlement_id, position)
);
create table entitlement_warning (
  desk_id bigint not null,
  entitlement_id bigint not null,
  kind text not null,
  raised_at bigint not null,
  cleared_at bigint,
  primary key (desk_id, entitlement_id, kind)
);
