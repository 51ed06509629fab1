-- Weighing plans goes over the escalations of some months, and nothing else.
create index service_request_sent on service_request (desk_id, sent_at);
