#include "features/insight/learn.h"

#include "features/audit/event_store.h"

#include <algorithm>
#include <set>
#include <span>

namespace podpora::insight {

namespace {

constexpr int kEventsAtOnce = 500;
constexpr std::int64_t kCustomersAtOnce = 200;
/// Few enough that others may write in between.
constexpr std::size_t kCustomersAWrite = 20;

constexpr storage::Query kCursor{"learning_cursor.find", R"(
  select number from learning_cursor where desk_id = :desk)"};

constexpr storage::Query kMove{"learning_cursor.move", R"(
  insert into learning_cursor (desk_id, number) values (:desk, :number)
  on conflict (desk_id) do update set number = excluded.number)"};

constexpr storage::Query kMark{"learning_mark.put", R"(
  insert into learning_mark (desk_id, customer_id, due_at) values (:desk, :customer, :due)
  on conflict (desk_id, customer_id) do update set due_at = excluded.due_at)"};

constexpr storage::Query kUnmark{"learning_mark.remove", R"(
  delete from learning_mark where desk_id = :desk and customer_id = :customer)"};

constexpr storage::Query kDue{"learning_mark.due", R"(
  select customer_id from learning_mark where desk_id = :desk and due_at <= :now order by due_at limit :limit)"};

constexpr storage::Query kDesks{"learning.desks", R"(
  select d.id from desk d left join learning_cursor c on c.desk_id = d.id
  where exists (select e.id from event e where e.desk_id = d.id and e.number > coalesce(c.number, 0))
     or exists (select m.customer_id from learning_mark m where m.desk_id = d.id and m.due_at <= :now))"};

/// The customer that an event is about, where rules look at such things.
std::optional<customers::CustomerId> customer_of(storage::Transaction& tx, DeskId desk, std::string const& subject) {
  if (auto const ticket = parse_id<tickets::TicketTag>(subject)) {
    auto const found = tickets::find_ticket(tx, desk, *ticket);
    return found ? found->customer_id : std::nullopt;
  }
  if (auto const subscription = parse_id<customers::SubscriptionTag>(subject)) {
    auto const found = customers::find_subscription(tx, desk, *subscription);
    return found ? std::optional{found->customer_id} : std::nullopt;
  }
  return parse_id<customers::CustomerTag>(subject);
}

/// Marks whom the next events are about; false when there are none.
bool follow(storage::Transaction& tx, DeskId desk, Time now) {
  auto const cursor = tx.first<std::int64_t>(kCursor, {{"desk", desk}}).value_or(0);
  auto const events = audit::events_after(tx, desk, cursor, kEventsAtOnce);
  if (events.empty()) return false;
  std::set<std::string> subjects;
  for (auto const& event : events) subjects.insert(event.subject);
  std::set<std::int64_t> customers;
  for (auto const& subject : subjects) {
    if (auto const customer = customer_of(tx, desk, subject)) customers.insert(customer->value);
  }
  for (auto const customer : customers) tx.execute(kMark, {{"desk", desk}, {"customer", customer}, {"due", now}});
  tx.execute(kMove, {{"desk", desk}, {"number", events.back().number.value()}});
  return true;
}

}  // namespace

void learn_of(storage::Transaction& tx, LearnContext const& context, DeskId desk, customers::CustomerId customer) {
  auto const now = context.audit.clock.now();
  auto const rules = rules_of(tx, desk);
  std::int64_t longest = 1;
  for (auto const& rule : rules) longest = std::max(longest, rule.period_days);
  auto const facts =
      gather_facts(tx, *context.rulebooks.of(tx, desk), desk, customer, now - std::chrono::days{longest}, now);
  std::vector<Finding> findings;
  for (auto const& rule : rules) {
    if (rule.is_on) std::ranges::move(judge(rule, facts, now), std::back_inserter(findings));
  }
  apply_findings(tx, context.audit, system_actor(desk), customer, findings);
  if (auto const next = next_look(rules, facts, now)) {
    tx.execute(kMark, {{"desk", desk}, {"customer", customer}, {"due", *next}});
  } else {
    tx.execute(kUnmark, {{"desk", desk}, {"customer", customer}});
  }
}

std::size_t enqueue_learning(storage::Database& database, audit::Context const& context) {
  auto const now = context.clock.now();
  auto const desks = database.read(storage::Scope::all_desks(), [&](auto& tx) {
    return tx.template all<DeskId>(kDesks, {{"now", now}});
  });
  for (auto const desk : desks) {
    database.write(storage::Scope::of(desk), [&](auto& tx) {
      jobs::enqueue(tx, context.ids, context.clock,
                    {.desk = desk, .kind = kLearnJob, .payload = "{}", .dedupe_key = kLearnJob});
    });
  }
  return desks.size();
}

std::size_t learn(storage::Database& database, LearnContext const& context, DeskId desk) {
  auto const scope = storage::Scope::of(desk);
  auto const now = context.audit.clock.now();
  while (database.write(scope, [&](auto& tx) { return follow(tx, desk, now); })) {}
  std::size_t judged = 0;
  while (true) {
    auto const due = database.read(scope, [&](auto& tx) {
      return tx.template all<customers::CustomerId>(kDue, {{"desk", desk}, {"now", now}, {"limit", kCustomersAtOnce}});
    });
    if (due.empty()) return judged;
    judged += due.size();
    for (std::size_t from = 0; from < due.size(); from += kCustomersAWrite) {
      auto const some = std::span{due}.subspan(from, std::min(kCustomersAWrite, due.size() - from));
      database.write(scope, [&](auto& tx) {
        for (auto const customer : some) learn_of(tx, context, desk, customer);
      });
    }
  }
}

}  // namespace podpora::insight
