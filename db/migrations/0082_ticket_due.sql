-- When something is due on each ticket that is not done: the one order of queue, chips and reports. Where nothing is due
-- the time is the largest there is, so that one index scan gives all tickets in order.
create table ticket_due (
  desk_id bigint not null,
  ticket_id bigint not null,
  due_at bigint not null,
  kind text not null,
  primary key (desk_id, ticket_id)
);
create index ticket_due_order on ticket_due (desk_id, due_at, ticket_id);
insert into ticket_due (desk_id, ticket_id, due_at, kind)
select t.desk_id, t.id, coalesce(k.promised_at, 9223372036854775807), coalesce(k.kind, '')
from ticket t
left join clock k on k.desk_id = t.desk_id and k.id = (
  select c.id from clock c
  where c.desk_id = t.desk_id and c.ticket_id = t.id and c.met_at is null and c.kind <> 'upstream_response'
    and c.state in ('running', 'breached') and t.state <> 'waiting_customer'
  order by c.promised_at, c.id limit 1)
where t.state not in ('resolved', 'closed');
