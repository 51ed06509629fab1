-- What requests of all customers teach is read by when they were resolved. Which article answered one, where an agent
-- said so.
create index ticket_resolved on ticket (desk_id, resolved_at) where resolved_at is not null;
alter table ticket_lesson add column article_id bigint;
