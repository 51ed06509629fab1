#include "features/queue/list_tickets.h"

#include "platform/base/text.h"

#include <charconv>

namespace podpora::queue {

/// In the order of the index `ticket_due_order`, which ends the scan at the limit.
storage::Query const kByDue{"queue.by_due", R"(
  select t.id, t.number, t.subject, t.state, t.kind, t.severity, t.service, t.customer_id, c.name, t.assignee_id,
         p.name, t.opened_at, t.updated_at, nullif(d.due_at, 9223372036854775807), nullif(d.kind, ''),
         (select count(s.id) from service_request s
          where s.desk_id = t.desk_id and s.ticket_id = t.id
            and s.state not in ('closed', 'withdrawn', 'declined', 'approved'))
  from ticket_due d
  join ticket t on t.desk_id = d.desk_id and t.id = d.ticket_id
  left join customer c on c.desk_id = t.desk_id and c.id = t.customer_id
  left join person p on p.desk_id = t.desk_id and p.id = t.assignee_id
  where d.desk_id = :desk and (d.due_at, d.ticket_id) > (:behind, :behind_id)
    and (:state = '' or t.state = :state or (:state = 'open' and t.state not in ('resolved', 'closed')))
    and (:assignee = 0 or t.assignee_id = :assignee)
    and (:unassigned = 0 or t.assignee_id is null)
    and (:customer = 0 or t.customer_id = :customer)
    and (:text = '' or t.number = :number or lower(t.subject) like :pattern escape '\')
    and (:sees_restricted = 1 or t.nature <> 'vulnerability' or t.assignee_id = :viewer
         or exists (select a.person_id from ticket_access a
                    where a.desk_id = t.desk_id and a.ticket_id = t.id and a.person_id = :viewer))
    and (:sees_all = 1
         or exists (select h.ticket_id from ticket_handed h
                    where h.desk_id = t.desk_id and h.ticket_id = t.id and h.company = :company
                      and h.company <> '' and h.ended_at is null))
  order by d.due_at, d.ticket_id limit :limit)"};

namespace {

/// Filters that are empty are always true, so that one prepared statement serves every view.
constexpr storage::Query kByUpdated{"queue.by_updated", R"(
  select t.id, t.number, t.subject, t.state, t.kind, t.severity, t.service, t.customer_id, c.name, t.assignee_id,
         p.name, t.opened_at, t.updated_at, nullif(d.due_at, 9223372036854775807), nullif(d.kind, ''),
         (select count(s.id) from service_request s
          where s.desk_id = t.desk_id and s.ticket_id = t.id
            and s.state not in ('closed', 'withdrawn', 'declined', 'approved'))
  from ticket t
  left join customer c on c.desk_id = t.desk_id and c.id = t.customer_id
  left join person p on p.desk_id = t.desk_id and p.id = t.assignee_id
  left join ticket_due d on d.desk_id = t.desk_id and d.ticket_id = t.id
  where t.desk_id = :desk
    and (:state = '' or t.state = :state or (:state = 'open' and t.state not in ('resolved', 'closed')))
    and (:assignee = 0 or t.assignee_id = :assignee)
    and (:unassigned = 0 or t.assignee_id is null)
    and (:customer = 0 or t.customer_id = :customer)
    and (:text = '' or t.number = :number or lower(t.subject) like :pattern escape '\')
    and (:sees_restricted = 1 or t.nature <> 'vulnerability' or t.assignee_id = :viewer
         or exists (select a.person_id from ticket_access a
                    where a.desk_id = t.desk_id and a.ticket_id = t.id and a.person_id = :viewer))
    and (:sees_all = 1
         or exists (select h.ticket_id from ticket_handed h
                    where h.desk_id = t.desk_id and h.ticket_id = t.id and h.company = :company
                      and h.company <> '' and h.ended_at is null))
    and (t.updated_at < :behind or (t.updated_at = :behind and t.id < :behind_id))
  order by t.updated_at desc, t.id desc limit :limit)"};

constexpr std::int64_t kEndOfTime = INT64_MAX;

std::int64_t number_in(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  std::int64_t number = 0;
  auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && rest == text.data() + text.size() ? number : 0;
}

std::string like_pattern(std::string const& text) {
  std::string pattern = "%";
  for (char const c : ascii_lower(text)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

std::vector<TicketRow> list_tickets(storage::Transaction& tx, DeskId desk, Filter const& filter) {
  bool const by_due = filter.order == Order::kDue;
  return tx.all<TicketRow>(by_due ? kByDue : kByUpdated,
                           {{"desk", desk},
                            {"state", filter.state},
                            {"assignee", filter.assignee.value_or(PersonId{0})},
                            {"unassigned", filter.unassigned},
                            {"customer", filter.customer.value_or(customers::CustomerId{0})},
                            {"text", filter.text},
                            {"number", number_in(filter.text)},
                            {"pattern", like_pattern(filter.text)},
                            {"sees_restricted", filter.viewer.sees_restricted},
                            {"sees_all", filter.viewer.sees_all},
                            {"company", filter.viewer.company},
                            {"viewer", filter.viewer.person.value_or(PersonId{0})},
                            {"behind", filter.behind.value_or(Time{Duration{by_due ? 0 : kEndOfTime}})},
                            {"behind_id", filter.behind_id},
                            {"limit", filter.limit}});
}

}  // namespace podpora::queue
