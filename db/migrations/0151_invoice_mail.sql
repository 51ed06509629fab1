-- Invoices that somebody mailed to their bill-to: to whom, by whom, and which mail tells whether it arrived.
create table invoice_mail (
  desk_id bigint not null,
  invoice_id bigint not null,
  id bigint not null,
  outbox_id bigint not null,
  ticket_id bigint not null,
  recipient text not null,
  mailed_by text not null,
  at bigint not null,
  primary key (desk_id, invoice_id, id)
);
