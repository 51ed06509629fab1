-- Invoices: who sells and who buys (as JSON documents, copied into each invoice), billing runs, the numbers of each
-- series, and what was issued. An invoice is its document, never changed; its lines stand beside it for sums by customer,
-- product and upstream side. No charge is in two invoices, and none is credited twice: the two unique indexes.
create table billing_seller (
  desk_id bigint not null,
  content text not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id)
);
create table billing_buyer (
  desk_id bigint not null,
  customer_id bigint not null,
  content text not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, customer_id)
);
create table billing_run (
  desk_id bigint not null,
  id bigint not null,
  period_from text not null,
  period_to text not null,
  issued_on text not null,
  state text not null,
  fingerprint text not null,
  created_by text not null,
  created_at bigint not null,
  approved_by text not null,
  approved_at bigint,
  locked_by text not null,
  locked_at bigint,
  primary key (desk_id, id)
);
create index billing_run_state on billing_run (desk_id, state);
create table invoice_series (
  desk_id bigint not null,
  series text not null,
  last_number bigint not null,
  primary key (desk_id, series)
);
create table invoice (
  desk_id bigint not null,
  id bigint not null,
  run_id bigint,
  kind text not null,
  series text not null,
  sequence bigint not null,
  number text not null,
  customer_id bigint not null,
  buyer_name text not null,
  currency text not null,
  issued_on text not null,
  due_on text not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  payable_minor bigint not null,
  corrects_id bigint,
  document text not null,
  sha256 text not null,
  created_by text not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create unique index invoice_sequence on invoice (desk_id, series, sequence);
create unique index invoice_number on invoice (desk_id, number);
create index invoice_customer on invoice (desk_id, customer_id, id);
create index invoice_run on invoice (desk_id, run_id);
create index invoice_issued on invoice (desk_id, issued_on);
create table invoice_line (
  desk_id bigint not null,
  invoice_id bigint not null,
  position bigint not null,
  charge_id bigint not null,
  corrects_charge_id bigint,
  customer_id bigint not null,
  product text not null,
  upstream text not null,
  net_minor bigint not null,
  cost_minor bigint,
  primary key (desk_id, invoice_id, position)
);
create unique index invoice_line_charge on invoice_line (desk_id, charge_id);
create unique index invoice_line_corrects on invoice_line (desk_id, corrects_charge_id);
