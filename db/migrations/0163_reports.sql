-- Reports walk what was opened, answered and missed in a period, and nothing else; and ask of each whether it is a letter.
-- Openings are indexed by their quarter of an hour, as reports group them: over the time itself SQLite would take the index
-- for the queue's lists, which bound it, and sort instead of walking what is due.
create index ticket_opened on ticket (desk_id, (opened_at / 900000000));
create index message_answer on message (desk_id, ticket_id, created_at, id)
  where author_kind = 'agent' and visibility = 'customer';
create index clock_breached on clock (desk_id, breached_at) where breached_at is not null;
create index customer_told_ticket on customer_told (desk_id, ticket_id);
