#include "bench/search_bench.h"

#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/knowledge/suggest.h"
#include "features/queue/list_tickets.h"
#include "features/queue/read_search.h"
#include "features/tickets/ticket_store.h"
#include "platform/storage/migrate.h"
#include "platform/storage/open.h"

#include <benchmark/benchmark.h>

#include <array>
#include <memory>

namespace podpora::bench {

namespace {

constexpr int kTickets = 100'000;
constexpr int kTogether = 2'000;
constexpr int kUnfinishedOf = 20;  ///< one ticket of so many is not finished

/// A desk of 100,000 tickets, all but one in twenty finished.
class SearchDesk {
 public:
  explicit SearchDesk(std::string const& folder)
      : database_(storage::open_database("sqlite:" + folder + "/search.db")) {
    storage::migrate(*database_);
    desk_ = database_->write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit(),
                                {.slug = "bench", .name = "B", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    for (int first = 0; first < kTickets; first += kTogether) {
      database_->write(storage::Scope::of(desk_), [&](auto& tx) {
        for (int n = first; n < first + kTogether; ++n) add(tx, n);
        return true;
      });
    }
  }

  std::size_t page(std::string const& text) {
    return database_->read(storage::Scope::of(desk_),
                           [&](auto& tx) { return queue::list_tickets(tx, desk_, filter(tx, text)).rows.size(); });
  }
  std::int64_t count(std::string const& text) {
    return database_->read(storage::Scope::of(desk_),
                           [&](auto& tx) { return queue::count_tickets(tx, desk_, filter(tx, text), 1000); });
  }

 private:
  audit::Context audit() { return {clock_, ids_, *random_}; }

  queue::Filter filter(storage::Transaction& tx, std::string const& text) {
    return queue::read_search(tx, {actor(), rulebooks_, clock_.now(), "q"}, text).value().filter;
  }
  Actor actor() const {
    Actor agent{.desk = desk_, .person = PersonId{5}, .kind = Actor::Kind::kAgent, .name = "A"};
    agent.permissions.set(static_cast<std::size_t>(Permission::kTicketAll));
    return agent;
  }

  void add(storage::Transaction& tx, int n) {
    constexpr std::array<char const*, 8> kWords{"Outlook",  "kalendář",   "faktura", "server",
                                                "tiskárna", "přihlášení", "licence", "záloha"};
    auto const word = [&](int k) { return std::string{kWords[static_cast<std::size_t>((n / (k + 1) + k) % 8)]}; };
    tickets::Hooks const none;
    auto ticket = tickets::open_ticket(tx, {audit(), none}, system_actor(desk_),
                                       {.subject = word(0) + " " + word(1) + " " + std::to_string(n),
                                        .service = n % 3 == 0 ? "azure" : "microsoft_365",
                                        .first = {.author_kind = tickets::AuthorKind::kContact,
                                                  .body = "Dobrý den, nefunguje " + word(2) + " a " + word(3) +
                                                          ", kód E" + std::to_string(n % 5000)}});
    if (n % kUnfinishedOf != 0) ticket.state = tickets::State::kResolved;
    if (n % 7 == 0) ticket.assignee_id = PersonId{5};
    tickets::update_ticket(tx, desk_, ticket);
    knowledge::index_ticket(tx, desk_, ticket);
  }

  std::unique_ptr<storage::Database> database_;
  SystemClock clock_;
  std::unique_ptr<Random> random_ = make_seeded_random(1);
  IdSource ids_{clock_, *random_};
  rulebook::Rulebooks rulebooks_;
  DeskId desk_;
};

SearchDesk& desk_in(std::string const& folder) {
  static SearchDesk desk(folder);
  return desk;
}

}  // namespace

void add_search_measurements(std::string const& folder) {
  for (auto const* text : {"outlook", "kalendar e4711", "\"nefunguje server\"", "faktura -licence service:azure",
                           "state:unfinished", "assignee:me state:unfinished", "service:azure has:escalation"}) {
    benchmark::RegisterBenchmark((std::string{"search/"} + text).c_str(), [folder, text = std::string{text}](
                                                                              benchmark::State& state) {
      auto& desk = desk_in(folder);
      for (auto _ : state) benchmark::DoNotOptimize(desk.page(text));
    })->Unit(benchmark::kMillisecond);
  }
  for (auto const* text : {"state:unfinished", "assignee:me state:unfinished", "due:4h state:unfinished"}) {
    benchmark::RegisterBenchmark((std::string{"count/"} + text).c_str(), [folder, text = std::string{text}](
                                                                             benchmark::State& state) {
      auto& desk = desk_in(folder);
      for (auto _ : state) benchmark::DoNotOptimize(desk.count(text));
    })->Unit(benchmark::kMillisecond);
  }
}

}  // namespace podpora::bench
