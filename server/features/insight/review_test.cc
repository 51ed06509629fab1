// The review of a customer against a slow reference that reads nothing but the events, and against canaries.

#include "features/insight/review_http.h"

#include "features/audit/event_store.h"
#include "features/calendars/calendar_rules.h"
#include "features/charges/charge_store.h"
#include "features/charges/wallet_store.h"
#include "features/clocks/clock_store.h"
#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/insight/lesson.h"
#include "features/insight/signal_store.h"
#include "platform/base/enum_text.h"
#include "platform/i18n/catalogue.h"
#include "testing/database.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace podpora::insight {
namespace {

using std::chrono::days;
using ::testing::HasSubstr;
using ::testing::Not;

/// What a reader of the file sees.
std::string text_of_pdf(std::string const& bytes) {
  auto const path = std::filesystem::temp_directory_path() / ("podpora-review-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << bytes;
  auto* const pipe = ::popen(("pdftotext -layout " + path.string() + " -").c_str(), "r");
  std::string out;
  std::array<char, 4096> buffer{};
  while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  EXPECT_EQ(::pclose(pipe), 0);
  std::filesystem::remove(path);
  return out;
}

class ReviewTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};
  LearnContext const context{audit, rulebooks};
  DeskId own;
  customers::CustomerId bakery;

  template <class F>
  auto write(F f) {
    auto const actor = Actor{.desk = own, .kind = Actor::Kind::kAgent, .name = "CANARY agent"};
    return db().write(storage::Scope::of(own), [&](auto& tx) { return f(tx, actor); });
  }

  void SetUp() override {
    own = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    bakery = write([&](auto& tx, auto& by) {
      return customers::add_customer(tx, audit, by, {.name = "Pekárna <Klas>", .language = "cs"}).value().id;
    });
  }

  tickets::TicketId ask(customers::CustomerId customer, Severity severity, Nature nature) {
    return write([&](auto& tx, auto& by) {
      auto const ticket = open_ticket(tx, tickets, by,
                                      {.subject = "CANARY subject",
                                       .nature = nature,
                                       .severity = severity,
                                       .service = "azure",
                                       .customer_id = customer,
                                       .first = {.author_kind = tickets::AuthorKind::kContact, .body = "CANARY body"}});
      tickets::add_message(tx, tickets, by, ticket.id,
                           {.visibility = tickets::Visibility::kInternal, .body = "CANARY note"})
          .value();
      return ticket.id;
    });
  }
  void resolve(tickets::TicketId ticket, std::string const& cause) {
    write([&](auto& tx, auto& by) {
      resolve_with_lesson(tx, {tickets, rulebooks}, by, ticket, {.cause = cause}).value();
    });
  }
  void reopen(tickets::TicketId ticket) {
    write([&](auto& tx, auto& by) { tickets::set_state(tx, tickets, by, ticket, tickets::State::kOpen).value(); });
  }

  /// Half a year of requests by chance: some resolved, some reopened, some of another customer, some vulnerabilities.
  void live() {
    auto const other = write([&](auto& tx, auto& by) {
                         return customers::add_customer(tx, audit, by, {.name = "B", .language = "cs"});
                       })
                           .value()
                           .id;
    std::array<std::string, 4> const causes{"how_to", "capacity", "network", "other"};
    std::uint64_t seed = 20261123;
    auto const dice = [&](std::uint64_t sides) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      return (seed >> 33U) % sides;
    };
    for (int i = 0; i < 120; ++i) {
      clock.advance(std::chrono::hours{12 + static_cast<int>(dice(48))});
      auto const severity = static_cast<Severity>(dice(3));
      auto const ticket =
          ask(dice(5) == 0 ? other : bakery, severity, dice(10) == 0 ? Nature::kVulnerability : Nature::kBreakFix);
      if (dice(4) == 0) continue;
      clock.advance(std::chrono::hours{static_cast<int>(dice(30))});
      resolve(ticket, causes[dice(causes.size())]);
      if (dice(6) == 0) reopen(ticket);
    }
  }

  /// The same numbers from the events alone, a day at a time, with nothing of the review's own SQL.
  Review reference(calendars::Date first, calendars::Date last) {
    return db().read(storage::Scope::of(own), [&](auto& tx) {
      Review review;
      std::map<std::string, std::pair<std::int64_t, std::int64_t>> months;
      std::map<std::string, CauseTrend> causes;
      auto const length = std::chrono::sys_days{last} - std::chrono::sys_days{first} + days{1};
      auto const within = [&](Time at, std::chrono::days back) {
        auto const day = std::chrono::sys_days{calendars::local_date("Europe/Prague", at)};
        return std::chrono::sys_days{first} - back <= day && day <= std::chrono::sys_days{last} - back;
      };
      auto const month = [](Time at) {
        return to_rfc3339(Time{std::chrono::sys_days{calendars::local_date("Europe/Prague", at)}}).substr(0, 7);
      };
      for (auto day = std::chrono::sys_days{first}; day <= std::chrono::sys_days{last}; day += days{1}) {
        months[to_rfc3339(Time{day}).substr(0, 7)];
      }
      std::int64_t const all = tickets::find_ticket_by_number(tx, own, 1) ? 200 : 0;
      for (std::int64_t number = 1; number <= all; ++number) {
        auto const ticket = tickets::find_ticket_by_number(tx, own, number);
        if (!ticket || ticket->customer_id != bakery || ticket->nature == Nature::kVulnerability) continue;
        std::optional<Time> opened;
        std::optional<Time> resolved;
        std::string cause;
        for (auto const& event : audit::events_of(tx, own, to_text(ticket->id))) {
          auto const payload = boost::json::parse(event.payload);
          if (event.kind == "ticket.opened") opened = event.at;
          if (event.kind == "lesson.kept") cause = payload.at("cause").as_string().c_str();
          if (event.kind != "ticket.state_changed") continue;
          if (payload.at("to") == "resolved") {
            resolved = event.at;
          } else {
            resolved.reset();
          }
        }
        if (within(*opened, days{0})) {
          ++review.opened;
          ++months[month(*opened)].first;
          ++review.by_kind[to_text(ticket->kind)];
          ++review.by_severity[to_text(ticket->severity)];
          ++review.by_service[ticket->service];
        }
        auto const day_of = [](Time at) { return std::chrono::sys_days{calendars::local_date("Europe/Prague", at)}; };
        if (day_of(*opened) <= std::chrono::sys_days{last} &&
            (!resolved || day_of(*resolved) > std::chrono::sys_days{last})) {
          ++review.open_at_end;
        }
        if (resolved && within(*resolved, days{0})) {
          ++review.resolved;
          ++review.resolved_here;
          ++months[month(*resolved)].second;
          ++causes[cause].count;
        }
        if (resolved && within(*resolved, length)) ++causes[cause].before;
      }
      for (auto const& [name, both] : months) review.months.push_back({name, both.first, both.second});
      for (auto const& [name, trend] : causes) {
        if (trend.count > 0) review.causes.push_back({name, trend.count, trend.before});
      }
      std::ranges::stable_sort(review.causes, [](auto const& a, auto const& b) { return a.count > b.count; });
      return review;
    });
  }

  Review review(calendars::Date first, calendars::Date last) {
    return db().read(storage::Scope::of(own), [&](auto& tx) {
      return review_of(tx, own, {bakery, {first, last}}).value();
    });
  }
  Result<WrittenReview> written(ReviewQuery const& query, DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return write_review(tx, context, of, bakery, query); });
  }
};
PODPORA_BOTH_DATABASES(ReviewTest);

TEST_P(ReviewTest, EqualsWhatTheEventsSay) {
  live();
  using std::chrono::year;
  for (auto const& [first, last] : {std::pair{year{2026} / 12 / 1, year{2027} / 2 / 28},
                                    {year{2027} / 1 / 15, year{2027} / 1 / 15},
                                    {year{2027} / 3 / 20, year{2027} / 4 / 10}}) {
    auto const counted = review(first, last);
    auto const expected = reference(first, last);
    EXPECT_EQ(counted.opened, expected.opened);
    EXPECT_EQ(counted.resolved, expected.resolved);
    EXPECT_EQ(counted.open_at_end, expected.open_at_end);
    EXPECT_EQ(counted.months, expected.months);
    EXPECT_EQ(counted.causes, expected.causes);
    EXPECT_TRUE(counted == expected);
  }
  EXPECT_GT(review(year{2026} / 12 / 1, year{2027} / 2 / 28).resolved, 10);
}

TEST_P(ReviewTest, HoldsNothingInternalInAnyFormOrLanguage) {
  live();
  auto const ticket = ask(bakery, Severity::kA, Nature::kBreakFix);
  write([&](auto& tx, auto& by) { note_signal(tx, audit, by, ticket, "azure", "CANARY signal").value(); });
  write([&](auto& tx, auto&) {
    insert_signal(tx, own,
                  {.id = ids.make<SignalId>(),
                   .customer_id = bakery,
                   .service = "azure",
                   .rule = "repeated_how_to",
                   .strength = 5,
                   .evidence = R"({"tickets":[],"numbers":{"count":5,"days":90},"words":{}})"});
    insert_signal(tx, own,
                  {.id = ids.make<SignalId>(),
                   .customer_id = bakery,
                   .rule = "promise_breached",
                   .strength = 2,
                   .evidence = R"({"tickets":[],"numbers":{"count":2,"days":90},"words":{}})"});
  });
  for (auto const* language : {"en", "cs"}) {
    auto const review = written({.from = "2026-11-01", .to = "2027-06-30", .lang = language}, own).value();
    auto const page = page_of(review.document);
    auto const markdown = markdown_of(review.document);
    auto const pdf = text_of_pdf(pdf_of(review.document, review.desk, review.day));
    for (auto const& text : {page, markdown, pdf, http::to_json(view_of(review))}) {
      EXPECT_THAT(text, Not(HasSubstr("CANARY"))) << language;
      EXPECT_THAT(text, Not(HasSubstr("review."))) << "a text is missing";
      EXPECT_THAT(text, HasSubstr(language == std::string{"cs"} ? "5 dotazů" : "5 questions"));
      EXPECT_THAT(text, Not(HasSubstr(i18n::text(language, "signal.promise_breached", {{"count", 2}, {"days", 90}}))));
    }
    for (auto const& text : {page, markdown}) EXPECT_THAT(text, Not(HasSubstr("<Klas>"))) << "names are escaped";
    EXPECT_THAT(pdf, HasSubstr("Pekárna <Klas>"));
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
  }
}

TEST_P(ReviewTest, CountsPromisesWorkAndPrepaidTime) {
  auto const ticket = ask(bakery, Severity::kB, Nature::kBreakFix);
  auto const hidden = ask(bakery, Severity::kA, Nature::kVulnerability);
  write([&](auto& tx, auto&) {
    auto const promise = [&](std::int64_t minutes, bool broken, tickets::TicketId of) {
      clocks::insert_clock(tx, own,
                           {.id = ids.make<clocks::ClockId>(),
                            .ticket_id = of,
                            .kind = clocks::ClockKind::kFirstResponse,
                            .state = broken ? clocks::ClockState::kBreached : clocks::ClockState::kMet,
                            .started_at = clock.now(),
                            .promised_at = clock.now(),
                            .breached_at = broken ? std::optional{clock.now()} : std::nullopt,
                            .met_at = clock.now() + std::chrono::minutes{minutes}});
    };
    for (auto const minutes : {10, 30, 50}) promise(minutes, false, ticket);
    promise(90, true, ticket);
    promise(5, false, hidden);
    charges::insert_time_entry(
        tx, own,
        {.id = ids.make<charges::TimeEntryId>(), .ticket_id = ticket, .started_at = clock.now(), .minutes = 45});
    auto const charge = [&](charges::Verdict verdict, std::int64_t minor) {
      charges::insert_charge(tx, own,
                             {.id = ids.make<charges::ChargeId>(),
                              .customer_id = bakery,
                              .ticket_id = ticket,
                              .verdict = verdict,
                              .quantity_thousandths = 20'000,
                              .unit = charges::ChargeUnit::kMinute,
                              .amount_minor = minor,
                              .currency = "CZK",
                              .supplied_on = "2026-11-23",
                              .created_at = clock.now()});
    };
    charge(charges::Verdict::kCovered, 0);
    charge(charges::Verdict::kBillable, 40'000);
    auto const wallet = ids.make<charges::WalletId>();
    charges::insert_wallet(tx, own, {.id = wallet, .customer_id = bakery, .name = "Ten hours"});
    charges::append_entry(tx, own, wallet, {.amount = 60'000, .at = clock.now() - days{400}});
    charges::append_entry(tx, own, wallet,
                          {.reason = charges::WalletReason::kDrawn, .amount = -2'500, .at = clock.now()});
  });
  auto const counted = review(calendars::local_date("Europe/Prague", clock.now()),
                              calendars::local_date("Europe/Prague", clock.now() + days{1}));
  EXPECT_EQ(counted.promises, (std::vector<PromiseCount>{{clocks::ClockKind::kFirstResponse, 3, 1, 30}}));
  EXPECT_EQ(counted.minutes, 45);
  EXPECT_EQ(counted.covered_minutes, 20);
  EXPECT_EQ(counted.charged, (std::map<std::string, std::int64_t>{{"CZK", 40'000}}));
  EXPECT_EQ(counted.prepaid, (std::vector<Prepaid>{{"Ten hours", "", "minutes", "", 2'500, 57'500}}));
}

TEST_P(ReviewTest, SpeaksTheCustomersLanguageAboutTheLastWholeMonths) {
  auto const review = written({}, own).value();
  EXPECT_EQ(review.document.language, "cs");
  EXPECT_EQ(text_of(review.period.first), "2026-08-01");
  EXPECT_EQ(text_of(review.period.last), "2026-10-31");
}

TEST_P(ReviewTest, RefusesWhatIsNoPeriod) {
  auto const pointer = [&](ReviewQuery const& query) { return written(query, own).error().fields.at(0).pointer; };
  EXPECT_EQ(pointer({.from = "yesterday"}), "query/from");
  EXPECT_EQ(pointer({.from = "2026-02-30"}), "query/from");
  EXPECT_EQ(pointer({.from = "2026-02-02", .to = "2026-02-01"}), "query/to");
  EXPECT_EQ(pointer({.from = "2020-01-01", .to = "2026-02-01"}), "query/to");
  EXPECT_EQ(pointer({.lang = "de"}), "query/lang");
  EXPECT_EQ(written({}, other_desk).error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::insight
