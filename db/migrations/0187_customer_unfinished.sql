-- A customer's unfinished requests, however many finished ones were touched since.
create index ticket_customer_unfinished on ticket (desk_id, customer_id, updated_at, id)
  where state not in ('resolved', 'closed');
