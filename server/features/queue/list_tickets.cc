#include "features/queue/list_tickets.h"

#include "features/knowledge/words_rules.h"
#include "features/queue/snooze.h"
#include "platform/base/text.h"
#include "platform/storage/joined.h"

#include <algorithm>

namespace podpora::queue {

namespace {

// The statements are put together from pieces: which tickets are walked (the unfinished, all, those with the words),
// what must hold of each, and what is wanted of them. A filter that is empty is always true, so that one prepared
// statement serves every search of its kind.

constexpr std::string_view kUnfinished = R"(
  select t.id from ticket t
  where t.desk_id = :desk and t.state not in ('resolved', 'closed') and :match = '')";

/// In the order of the index `ticket_due_order`, which ends the scan at the limit.
constexpr std::string_view kDue = R"(
  from ticket_due d
  join ticket t on t.desk_id = d.desk_id and t.id = d.ticket_id
  left join customer c on c.desk_id = t.desk_id and c.id = t.customer_id
  left join person p on p.desk_id = t.desk_id and p.id = t.assignee_id
  where d.desk_id = :desk and t.state not in ('resolved', 'closed') and :match = '')";

constexpr std::string_view kAll = R"(
  select t.id from ticket t where t.desk_id = :desk and :match = '')";

/// The index gives its entries newest first by itself, so that a page of a common word ends early.
constexpr std::string_view kWordsSqlite = R"(
  select t.id from search_index i cross join ticket t on t.desk_id = :desk and t.id = i.rowid
  where i.search_index match :match)";

/// First what has the words, and nothing else: else the planner may walk the tickets and ask the index for each.
constexpr std::string_view kWordsPostgres = R"(
  with found as materialized (select id from search_index where words @@ cast(:match as tsquery))
  select t.id from found i join ticket t on t.desk_id = :desk and t.id = i.id where true)";

constexpr std::string_view kFilters = R"(
    and (:states = '' or :states like '%,' || t.state || ',%') and :not_states not like '%,' || t.state || ',%'
    and (:kinds = '' or :kinds like '%,' || t.kind || ',%') and :not_kinds not like '%,' || t.kind || ',%'
    and (:natures = '' or :natures like '%,' || t.nature || ',%') and :not_natures not like '%,' || t.nature || ',%'
    and (:severities = '' or :severities like '%,' || t.severity || ',%')
    and :not_severities not like '%,' || t.severity || ',%'
    and (:services = '' or :services like '%,' || t.service || ',%') and :not_services not like '%,' || t.service || ',%'
    and (:customers = '' or :customers like '%,' || coalesce(t.customer_id, 0) || ',%')
    and :not_customers not like '%,' || coalesce(t.customer_id, 0) || ',%'
    and (:assignees = '' or :assignees like '%,' || coalesce(t.assignee_id, 0) || ',%')
    and :not_assignees not like '%,' || coalesce(t.assignee_id, 0) || ',%'
    and t.opened_at >= :opened_from and t.opened_at < :opened_before
    and (cast(:number as bigint) = 0 or t.number = cast(:number as bigint))
    and (cast(:due_by as bigint) = 0 or exists (select w.ticket_id from ticket_due w
         where w.desk_id = t.desk_id and w.ticket_id = t.id and w.due_at <= cast(:due_by as bigint)))
    and (:missed = 0 or (:missed = 1) = exists (select w.ticket_id from ticket_due w
         where w.desk_id = t.desk_id and w.ticket_id = t.id and w.due_at < :now))
    and (:escalation = 0 or (:escalation = 1) = exists (select s.id from service_request s
         where s.desk_id = t.desk_id and s.ticket_id = t.id and s.state <> 'withdrawn'))
    and (:attachment = 0 or (:attachment = 1) = exists (select a.id from attachment a
         where a.desk_id = t.desk_id and a.ticket_id = t.id))
    and (:snoozed = 0 or (:snoozed = 1) = exists (select z.ticket_id from ticket_snooze z
         where z.desk_id = t.desk_id and z.ticket_id = t.id and z.woken_at is null and z.until_at > :now
           and not exists (select w.ticket_id from ticket_due w
                           where w.desk_id = z.desk_id and w.ticket_id = z.ticket_id and w.due_at <= :soon)))
    and (:draft = 0 or (:draft = 1) = exists (select w.kind from draft w
         where w.desk_id = t.desk_id and w.person_id = :viewer and w.ticket_id = t.id))
    and (:scores = '' or exists (select q.id from satisfaction q
         where q.desk_id = t.desk_id and q.ticket_id = t.id and q.state = 'answered'
           and :scores like '%,' || q.score || ',%'))
    and not exists (select q.id from satisfaction q
         where :not_scores <> ',' and q.desk_id = t.desk_id and q.ticket_id = t.id and q.state = 'answered'
           and :not_scores like '%,' || q.score || ',%')
    and (:case_number = '' or exists (select s.id from service_request s
         where s.desk_id = t.desk_id and s.ticket_id = t.id
           and lower(s.upstream_number) like :case_number escape '\'))
    and (:sees_restricted = 1 or t.nature <> 'vulnerability' or t.assignee_id = :viewer
         or exists (select a.person_id from ticket_access a
                    where a.desk_id = t.desk_id and a.ticket_id = t.id and a.person_id = :viewer))
    and (:sees_all = 1
         or exists (select h.ticket_id from ticket_handed h
                    where h.desk_id = t.desk_id and h.ticket_id = t.id and h.company = :company
                      and h.company <> '' and h.ended_at is null)))";

constexpr std::string_view kBehindTouched = R"(
    and (t.updated_at < :behind or (t.updated_at = :behind and t.id < :behind_id))
  order by t.updated_at desc, t.id desc limit :limit)";

/// `:behind` only so that both kinds of list have the same parameters.
constexpr std::string_view kBehindNewest = R"(
    and t.id < :behind_id and cast(:behind as bigint) > 0
  order by t.id desc limit :limit)";

constexpr std::string_view kNewestOfIndex = R"(
    and i.rowid < :behind_id and cast(:behind as bigint) > 0
  order by i.rowid desc limit :limit)";

constexpr std::string_view kBehindDue = R"(
    and (d.due_at, d.ticket_id) > (:behind, :behind_id)
  order by d.due_at, d.ticket_id limit :limit)";

constexpr std::string_view kColumns = R"(
  select t.id, t.number, t.subject, t.state, t.kind, t.severity, t.service, t.customer_id, c.name, t.assignee_id,
         p.name, t.opened_at, t.updated_at, nullif(d.due_at, 9223372036854775807),
         nullif(d.kind, ''),
         (select count(s.id) from service_request s
          where s.desk_id = t.desk_id and s.ticket_id = t.id
            and s.state not in ('closed', 'withdrawn', 'declined', 'approved')),
         (select count(w.kind) from draft w
          where w.desk_id = t.desk_id and w.person_id = :viewer and w.ticket_id = t.id),
         (select z.until_at from ticket_snooze z
          where z.desk_id = t.desk_id and z.ticket_id = t.id and z.woken_at is null and z.until_at > :now),
         (select count(z.ticket_id) from ticket_snooze z
          where z.desk_id = t.desk_id and z.ticket_id = t.id and z.woken_at is not null))";
constexpr std::string_view kFromRows = " from (";

constexpr std::string_view kOfRows = R"() f
  join ticket t on t.desk_id = :desk and t.id = f.id
  left join customer c on c.desk_id = t.desk_id and c.id = t.customer_id
  left join person p on p.desk_id = t.desk_id and p.id = t.assignee_id
  left join ticket_due d on d.desk_id = t.desk_id and d.ticket_id = t.id)";

constexpr std::string_view kTouchedFirst = " order by t.updated_at desc, t.id desc";
constexpr std::string_view kNewestFirst = " order by t.id desc";

constexpr std::string_view kCount = "select count(*) from (";
constexpr std::string_view kOfCount = ") f";

using storage::joined;
using storage::Query;

constexpr Query kListUnfinished{
    "queue.list_unfinished",
    joined<kColumns, kFromRows, kUnfinished, kFilters, kBehindTouched, kOfRows, kTouchedFirst>};
constexpr Query kListAll{"queue.list_all",
                         joined<kColumns, kFromRows, kAll, kFilters, kBehindTouched, kOfRows, kTouchedFirst>};
constexpr Query kListWordsSqlite{
    "queue.list_words_sqlite",
    joined<kColumns, kFromRows, kWordsSqlite, kFilters, kNewestOfIndex, kOfRows, kNewestFirst>};
constexpr Query kListWordsPostgres{
    "queue.list_words_postgres",
    joined<kColumns, kFromRows, kWordsPostgres, kFilters, kBehindNewest, kOfRows, kNewestFirst>};
constexpr Query kCountAll{"queue.count_all", joined<kCount, kAll, kFilters, kBehindTouched, kOfCount>};
constexpr Query kCountWordsSqlite{"queue.count_words_sqlite",
                                  joined<kCount, kWordsSqlite, kFilters, kNewestOfIndex, kOfCount>};
constexpr Query kCountWordsPostgres{"queue.count_words_postgres",
                                    joined<kCount, kWordsPostgres, kFilters, kBehindNewest, kOfCount>};

constexpr std::int64_t kEndOfTime = INT64_MAX;
constexpr std::size_t kPhraseBatch = 100;

/// `,a,b,`; empty when anything will do. A choice of nothing is `,`, which no value is in.
std::string listed(std::optional<std::vector<std::string>> const& values) {
  if (!values) return "";
  std::string list = ",";
  for (auto const& value : *values) list += value + ",";
  return list;
}

/// As `listed`, for what must not be: without any, what nothing is like.
std::string listed_never(std::vector<std::string> const& values) {
  std::string list = ",";
  for (auto const& value : values) list += value + ",";
  return list;
}

std::int64_t code_of(Wish wish) {
  return wish == Wish::kEither ? 0 : wish == Wish::kWith ? 1 : 2;
}

/// Beginning with this, its wild cards taken literally.
std::string beginning_with(std::string const& text) {
  if (text.empty()) return "";
  std::string pattern;
  for (char const c : ascii_lower(text)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

Time last_of_time() {
  return Time{Duration{kEndOfTime}};
}

struct Queries {
  Query const& due;
  Query const& unfinished;
  Query const& all;
  Query const& words_sqlite;
  Query const& words_postgres;
};
Queries const kLists{kListDue, kListUnfinished, kListAll, kListWordsSqlite, kListWordsPostgres};
/// However it is ordered, it is as many.
Queries const kCounts{kCountUnfinished, kCountUnfinished, kCountAll, kCountWordsSqlite, kCountWordsPostgres};

Query const& query_for(storage::Transaction& tx, Filter const& filter, Queries const& queries) {
  if (filter.has_words())
    return tx.dialect() == storage::Dialect::kSqlite ? queries.words_sqlite : queries.words_postgres;
  if (filter.is_by_due()) return queries.due;
  return filter.unfinished ? queries.unfinished : queries.all;
}

template <class Row>
std::vector<Row> run(storage::Transaction& tx, DeskId desk, Queries const& queries, Filter const& filter,
                     std::int64_t limit) {
  std::vector<Row> rows;
  with_params(tx, desk, filter, limit,
              [&](storage::Params params) { rows = tx.all<Row>(query_for(tx, filter, queries), params); });
  return rows;
}

/// With words every ticket that has them is walked anyway: the finished ones are left out by their state.
Filter walked(Filter filter) {
  if (!filter.unfinished || !filter.has_words()) return filter;
  filter.states.never.insert(filter.states.never.end(), {"resolved", "closed"});
  return filter;
}

bool has_phrase(std::vector<std::string> const& texts, std::string const& phrase) {
  return std::ranges::any_of(
      texts, [&](auto const& text) { return (" " + text + " ").find(" " + phrase + " ") != std::string::npos; });
}

bool has_phrases(storage::Transaction& tx, DeskId desk, TicketRow const& row, Filter const& filter) {
  auto const ticket = tickets::find_ticket(tx, desk, row.id);
  if (!ticket) return false;
  std::vector<std::string> texts{knowledge::folded(ticket->subject), knowledge::folded(ticket->cause)};
  for (auto const& message : tickets::messages_of(tx, desk, row.id)) texts.push_back(knowledge::folded(message.body));
  auto const has = [&](auto const& phrase) { return has_phrase(texts, phrase); };
  return std::ranges::all_of(filter.phrases, has) && std::ranges::none_of(filter.not_phrases, has);
}

std::vector<TicketRow> rows_of(storage::Transaction& tx, DeskId desk, Filter const& filter, std::int64_t limit) {
  return run<TicketRow>(tx, desk, kLists, filter, limit);
}

/// Asks the index for what has the phrases' words, and keeps what has them one behind the other.
Found list_phrases(storage::Transaction& tx, DeskId desk, Filter filter) {
  Found found;
  for (std::size_t looked = 0; looked < kPhraseLooks;) {
    auto const batch = rows_of(tx, desk, filter, kPhraseBatch);
    for (auto const& row : batch) {
      ++looked;
      filter.behind_id = row.id;
      if (has_phrases(tx, desk, row, filter)) found.rows.push_back(row);
      if (found.rows.size() < static_cast<std::size_t>(filter.limit)) continue;
      found.next = row.id;
      return found;
    }
    if (batch.size() < kPhraseBatch) return found;
  }
  found.next = filter.behind_id;
  return found;
}

}  // namespace

storage::Query const kListDue{"queue.list_due", joined<kColumns, kDue, kFilters, kBehindDue>};
storage::Query const kCountUnfinished{"queue.count_unfinished",
                                      joined<kCount, kUnfinished, kFilters, kBehindTouched, kOfCount>};

void with_params(storage::Transaction& tx, DeskId desk, Filter const& f, std::int64_t limit,
                 std::function<void(storage::Params)> const& use) {
  auto const match =
      f.has_words() ? knowledge::match_of(tx.dialect(), desk, knowledge::Indexed::kTicket, f.words) : std::string{};
  use({{"desk", desk},
       {"match", match},
       {"states", listed(f.states.only)},
       {"not_states", listed_never(f.states.never)},
       {"kinds", listed(f.kinds.only)},
       {"not_kinds", listed_never(f.kinds.never)},
       {"natures", listed(f.natures.only)},
       {"not_natures", listed_never(f.natures.never)},
       {"severities", listed(f.severities.only)},
       {"not_severities", listed_never(f.severities.never)},
       {"services", listed(f.services.only)},
       {"not_services", listed_never(f.services.never)},
       {"customers", listed(f.customers.only)},
       {"not_customers", listed_never(f.customers.never)},
       {"assignees", listed(f.assignees.only)},
       {"not_assignees", listed_never(f.assignees.never)},
       {"scores", listed(f.scores.only)},
       {"not_scores", listed_never(f.scores.never)},
       {"opened_from", f.opened_from.value_or(Time{})},
       {"opened_before", f.opened_before.value_or(last_of_time())},
       {"number", f.number.value_or(0)},
       {"due_by", f.due_by.value_or(Time{})},
       {"missed", code_of(f.missed)},
       {"escalation", code_of(f.escalation)},
       {"attachment", code_of(f.attachment)},
       {"snoozed", code_of(f.snoozed)},
       {"soon", f.now + kDueWakes},
       {"draft", code_of(f.draft)},
       {"case_number", beginning_with(f.case_number)},
       {"sees_restricted", f.viewer.sees_restricted},
       {"viewer", f.viewer.person.value_or(PersonId{0})},
       {"sees_all", f.viewer.sees_all},
       {"company", f.viewer.company},
       {"now", f.now},
       {"behind", f.behind.value_or(f.is_by_due() ? Time{} : last_of_time())},
       {"behind_id", !f.is_by_due() && f.behind_id.value == 0 ? tickets::TicketId{kEndOfTime} : f.behind_id},
       {"limit", limit}});
}

Found list_tickets(storage::Transaction& tx, DeskId desk, Filter const& wanted) {
  auto const filter = walked(wanted);
  if (!filter.phrases.empty() || !filter.not_phrases.empty()) return list_phrases(tx, desk, filter);
  Found found{.rows = rows_of(tx, desk, filter, filter.limit), .next = std::nullopt};
  if (found.rows.size() == static_cast<std::size_t>(filter.limit)) found.next = found.rows.back().id;
  return found;
}

std::int64_t count_tickets(storage::Transaction& tx, DeskId desk, Filter const& wanted, std::int64_t most) {
  auto const filter = walked(wanted);
  return run<std::int64_t>(tx, desk, kCounts, filter, most).front();
}

}  // namespace podpora::queue
