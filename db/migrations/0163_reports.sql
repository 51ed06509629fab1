-- Reports walk what was opened, answered and missed in a period, and nothing else; and ask of each whether it is a letter.
create index ticket_opened on ticket (desk_id, opened_at);
create index message_answer on message (desk_id, ticket_id, created_at, id)
  where author_kind = 'agent' and visibility = 'customer';
create index clock_breached on clock (desk_id, breached_at) where breached_at is not null;
create index customer_told_ticket on customer_told (desk_id, ticket_id);
