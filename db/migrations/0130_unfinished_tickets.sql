-- What is not finished, last touched first: the queue and the counts of views walk this index and never the finished rest.
create index ticket_unfinished on ticket (desk_id, updated_at, id) where state not in ('resolved', 'closed');
