#include "bench/insight_bench.h"

#include "features/audit/sequence.h"
#include "features/identity/role.h"
#include "features/insight/across.h"
#include "features/insight/http.h"
#include "features/insight/review_http.h"
#include "platform/storage/migrate.h"
#include "platform/storage/open.h"
#include "testing/database.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>

namespace podpora::bench {

namespace {

using std::chrono::days;

constexpr std::int64_t kOfACustomer = 500;
constexpr std::int64_t kBusy = 20;  ///< customers about whom something happens in a day
constexpr std::int64_t kEventsOfOne = 15;
constexpr auto kYears = days{3 * 365};

constexpr storage::Query kCustomers{"bench.customers", R"(
  insert into customer (desk_id, id, name, domain, tenant, cloud, language, country, created_at, version)
  with recursive n(i) as (select 1 union all select i + 1 from n where i < :count)
  select :desk, i, 'Customer ' || i, '', '', 'global', 'cs', 'CZ', :now, 1 from n)"};

/// Requests 1 to `count`, evenly over the years, to each customer in turn; of four causes.
constexpr storage::Query kTickets{"bench.tickets", R"(
  insert into ticket (desk_id, id, number, subject, state, kind, nature, severity, service, channel, customer_id, cause,
                      opened_at, updated_at, resolved_at, version)
  with recursive n(i) as (select 1 union all select i + 1 from n where i < :count)
  select :desk, i, i, 'Request ' || i, 'closed', 'technical', 'break_fix', 'B', 'azure', 'portal',
         1 + i % cast(:customers as bigint),
         case i % 4 when 0 then 'how_to' when 1 then 'capacity' when 2 then 'network' else 'other' end,
         cast(:from as bigint) + i * cast(:step as bigint), cast(:from as bigint) + i * cast(:step as bigint) + 3600000000,
         cast(:from as bigint) + i * cast(:step as bigint) + 3600000000, 1
  from n)"};

constexpr storage::Query kLessons{"bench.lessons", R"(
  insert into ticket_lesson (desk_id, ticket_id, cause, self_service, avoided_by, proposed, decided_by, decided_at)
  select desk_id, id, cause, 'unknown', 'nothing', '', 'Anna', resolved_at from ticket where desk_id = :desk)"};

constexpr storage::Query kClocks{"bench.clocks", R"(
  insert into clock (desk_id, id, ticket_id, kind, hours, target_us, spent_us, state, started_at, promised_at, met_at,
                     calendar_revision)
  select desk_id, id, id, 'first_response', 'office', 3600000000, 0, 'met', opened_at, resolved_at, resolved_at, 0
  from ticket where desk_id = :desk)"};

constexpr storage::Query kWork{"bench.work", R"(
  insert into time_entry (desk_id, id, ticket_id, person_name, started_at, minutes, work_type, note, billable,
                          created_at)
  select desk_id, id, id, 'Anna', opened_at, 15, '', '', 1, opened_at from ticket where desk_id = :desk)"};

/// A desk with so many requests behind it.
class Past {
 public:
  Past(std::unique_ptr<storage::Database> own, std::unique_ptr<testing::TestDatabase> lent, std::int64_t count)
      : own_(std::move(own)), lent_(std::move(lent)), random_(make_system_random()), count_(count) {
    auto const now = clock_.now();
    database().write(storage::Scope::all_desks(), [&](storage::Transaction& tx) {
      auto const made = identity::add_desk(
          tx, audit_, {.slug = "bench", .name = "Bench", .time_zone = "Europe/Prague", .language = "cs"});
      desk_ = made.value().id;
    });
    database().write(storage::Scope::of(desk_), [&](storage::Transaction& tx) {
      auto const step = std::chrono::microseconds{kYears}.count() / count_;
      tx.execute(kCustomers, {{"desk", desk_}, {"count", customers()}, {"now", now}});
      tx.execute(
          kTickets,
          {{"desk", desk_}, {"count", count_}, {"customers", customers()}, {"from", now - kYears}, {"step", step}});
      for (auto const& query : {kLessons, kClocks, kWork}) tx.execute(query, {{"desk", desk_}});
    });
    happen();
    insight::learn(database(), {audit_, rulebooks_}, desk_);
  }

  /// The rules after a day in which something happened about some customers.
  void learn(benchmark::State& state) {
    for (auto _ : state) {
      happen();
      auto const begin = std::chrono::steady_clock::now();
      auto const judged = insight::learn(database(), {audit_, rulebooks_}, desk_);
      auto const took = std::chrono::steady_clock::now() - begin;
      if (judged != kBusy) throw std::logic_error("rules judged " + std::to_string(judged) + " customers");
      state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    tell(state);
  }

  void page(benchmark::State& state) {
    insight::Http const http(database(), audit_, rulebooks_);
    http::Request const request;
    for (auto _ : state) {
      auto const begin = std::chrono::steady_clock::now();
      auto const page = http.get_customer({actor(), request, {{"id", to_text(next_customer())}}, "cs"});
      auto const took = std::chrono::steady_clock::now() - begin;
      if (page.value().past_tickets.empty()) throw std::logic_error("the page shows no request");
      state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    tell(state);
  }

  void review(benchmark::State& state) {
    for (auto _ : state) {
      auto const begin = std::chrono::steady_clock::now();
      auto const review = database().read(storage::Scope::of(desk_), [&](storage::Transaction& tx) {
        return insight::write_review(tx, {audit_, rulebooks_}, desk_, next_customer(), {});
      });
      auto const took = std::chrono::steady_clock::now() - begin;
      if (review.value().numbers.opened == 0) throw std::logic_error("the review counts nothing");
      state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    tell(state);
  }

  /// What all customers' requests of a quarter teach: its cost follows how many those are.
  void across(benchmark::State& state) {
    auto const today = calendars::Date{std::chrono::floor<days>(clock_.now())};
    std::int64_t counted = 0;
    for (auto _ : state) {
      auto const begin = std::chrono::steady_clock::now();
      auto const across = database().read(storage::Scope::of(desk_), [&](storage::Transaction& tx) {
        return insight::look_across(tx, desk_, {.period = insight::whole_months(today, 3), .zone = "Europe/Prague"});
      });
      auto const took = std::chrono::steady_clock::now() - begin;
      counted += across.resolved;
      state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    state.SetItemsProcessed(counted);
    state.counters["requests"] = static_cast<double>(count_);
  }

 private:
  storage::Database& database() { return own_ ? *own_ : lent_->database(); }
  std::int64_t customers() const { return count_ / kOfACustomer; }
  customers::CustomerId next_customer() { return customers::CustomerId{1 + turn_++ % customers()}; }
  Actor actor() const {
    return {.desk = desk_,
            .kind = Actor::Kind::kAgent,
            .permissions = identity::role_permissions(identity::Role::kDeskOwner),
            .name = "Anna"};
  }
  void tell(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations());
    state.counters["requests"] = static_cast<double>(count_);
  }

  /// A day: something of the newest requests of some customers.
  void happen() {
    database().write(storage::Scope::of(desk_), [&](storage::Transaction& tx) {
      for (std::int64_t customer = 0; customer < kBusy; ++customer) {
        for (std::int64_t n = 1; n <= kEventsOfOne; ++n) {
          tickets::TicketId const ticket{count_ - n * customers() + customer};
          audit::record(tx, audit_, system_actor(desk_), {.kind = "ticket.changed", .subject = to_text(ticket)});
        }
      }
    });
    while (audit::sequence(database()) > 0) {}
  }

  std::unique_ptr<storage::Database> own_;
  std::unique_ptr<testing::TestDatabase> lent_;
  SystemClock clock_;
  std::unique_ptr<Random> random_;
  IdSource ids_{clock_, *random_};
  audit::Context audit_{clock_, ids_, *random_};
  rulebook::Rulebooks rulebooks_;
  DeskId desk_;
  std::int64_t count_;
  std::int64_t turn_{0};
};

std::shared_ptr<Past> past_of(std::string const& dialect, std::string const& folder, std::int64_t count) {
  if (dialect == "postgres") return std::make_shared<Past>(nullptr, testing::make_database(dialect), count);
  auto own = storage::open_database("sqlite:" + folder + "/past" + std::to_string(count) + ".db");
  storage::migrate(*own);
  return std::make_shared<Past>(std::move(own), nullptr, count);
}

}  // namespace

void add_insight_measurements(std::string const& folder, std::int64_t requests) {
  for (auto const& dialect : testing::databases()) {
    for (auto const& [name, count] : {std::pair{"/bare", std::int64_t{10'000}}, {"/ours", requests}}) {
      // Made when it is measured: a million requests are not wanted by who measures something else.
      auto made = std::make_shared<std::shared_ptr<Past>>();
      auto const add = [=, count = count](std::string const& what, auto measure) {
        auto const run = [=](benchmark::State& state) {
          if (!*made) *made = past_of(dialect, folder, count);
          measure(**made, state);
        };
        benchmark::RegisterBenchmark((what + "_" + dialect + name).c_str(), run)
            ->UseManualTime()
            ->Iterations(10)
            ->Unit(benchmark::kMillisecond);
      };
      add("learn_a_day", [](Past& past, benchmark::State& state) { past.learn(state); });
      add("customer_page", [](Past& past, benchmark::State& state) { past.page(state); });
      add("customer_review", [](Past& past, benchmark::State& state) { past.review(state); });
      add("across_a_quarter", [](Past& past, benchmark::State& state) { past.across(state); });
    }
  }
}

}  // namespace podpora::bench
