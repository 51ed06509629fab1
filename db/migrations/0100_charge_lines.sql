-- A charge becomes a line that an invoice can carry: whoever pays it, what kind it is, quantity, unit and price, discount,
-- tax, day of supply, cost, and the invoice that took it. It may be without ticket and time entry (a fee, a top-up, a
-- credit). Lines are never deleted: one that is undone before it was invoiced is void and stays.
create table charge_line (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint,
  bill_to_id bigint,
  ticket_id bigint,
  time_entry_id bigint,
  agreement_id bigint,
  offer_number bigint,
  kind text not null,
  product text not null,
  verdict text not null,
  rule text not null,
  after_hours smallint not null,
  text text not null,
  quantity_thousandths bigint not null,
  unit text not null,
  unit_price_minor bigint not null,
  base_quantity bigint not null,
  discount_minor bigint not null,
  amount_minor bigint not null,
  currency text not null,
  drawn_hundredths bigint not null,
  tax_category text not null,
  tax_basis_points bigint not null,
  cost_minor bigint,
  upstream text not null,
  supplied_on text not null,
  supplied_until text,
  reference text,
  corrects_id bigint,
  approval_id bigint,
  ready smallint not null,
  invoice_id bigint,
  voided_at bigint,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index charge_line_ticket on charge_line (desk_id, ticket_id, id);
create index charge_line_entry on charge_line (desk_id, time_entry_id);
create index charge_line_invoice on charge_line (desk_id, invoice_id);
create index charge_line_open on charge_line (desk_id, bill_to_id, supplied_on)
  where invoice_id is null and voided_at is null;
create unique index charge_line_reference on charge_line (desk_id, reference);
insert into charge_line
  select desk_id, id, customer_id, customer_id, ticket_id, time_entry_id, agreement_id, offer_number,
         case when rule in ('per_incident', 'incident_paid') then 'incident' else 'time' end, '', verdict, rule, 0, '',
         case when rule = 'per_incident' then 1000 else billed_minutes * 1000 end,
         case when rule = 'per_incident' then 'incident' else 'minute' end,
         case when rule = 'per_incident' then amount_minor else rate_minor end,
         case when rule = 'per_incident' then 1 else 60 end,
         0, amount_minor, currency, drawn_hundredths, 'S', 0, null, '', '1970-01-01', null, null, null, null, 1, null,
         null, created_at
  from charge;
drop table charge;
