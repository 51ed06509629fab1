import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Gives the desk of a data folder that no server works on this many open requests more, each a copy of its first one. */
export function addRequests(data: string, count: number) {
  const sql = `
    pragma foreign_keys = on;
    begin immediate;
    with recursive n(at) as (select 1 union all select at + 1 from n where at < ${count}),
      first as (select * from ticket order by id limit 1),
      last as (select max(id) as id, max(number) as number from ticket)
    insert into ticket (desk_id, id, number, subject, state, kind, nature, severity, service, channel, customer_id,
      contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at, updated_at, resolved_at, version, area,
      escalation_class)
    select first.desk_id, last.id + at, last.number + at, first.subject || ' ' || at, 'open', first.kind, first.nature,
      'B', first.service, first.channel, first.customer_id, first.contact_id, first.subscription_id, null,
      first.agreement_id, '', first.opened_at - at * 1000000, first.updated_at - at * 1000000, null, 1, '', ''
    from n, first, last;
    insert into ticket_due (desk_id, ticket_id, due_at, kind)
      select t.desk_id, t.id, (select min(due_at) from ticket_due) + t.number * 60000000, 'first_response'
      from ticket t where not exists (select 1 from ticket_due d where d.desk_id = t.desk_id and d.ticket_id = t.id);
    update ticket_counter set last_number = (select max(number) from ticket);
    commit;`;
  execFileSync("sqlite3", ["-bail", join(data, "podpora.db")], { input: sql });
}
