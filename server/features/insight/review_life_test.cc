// Half a year of a customer's support by chance, and its review against a slow reference.

#include "features/insight/review_reference_test.h"

#include "platform/base/enum_text.h"

namespace podpora::insight {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;
using ::testing::HasSubstr;

/// Requests of two customers with all that happens to them: answers in time and late, work that is covered, prepaid,
/// billed or taken back, credits, other sides, reopening; some restricted, some begun by a letter of ours.
class ReviewLifeTest : public ReviewTest {
 protected:
  std::uint64_t seed = 0;
  std::vector<charges::TimeEntryId> entries;
  std::vector<std::pair<escalation::ServiceRequestId, escalation::State>> handed;

  std::int64_t dice(std::int64_t sides) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>(seed >> 33U) % sides;
  }
  template <class Values>
  auto one_of(Values const& values) {
    return values[static_cast<std::size_t>(dice(std::ssize(values)))];
  }
  /// So much later; deadlines that pass in between are missed.
  void pass(std::chrono::minutes time) {
    clock.advance(time);
    keeper.sweep(db(), own);
  }

  void live(std::uint64_t start) {
    seed = start;
    for (auto const customer : {bakery, other}) {
      buy({.customer_id = customer, .name = "Ten hours", .amount = 60'000});
      buy({.customer_id = customer,
           .name = "Until spring",
           .amount = 12'000,
           .valid_to = clock.now() + days{90} + minutes{17}});
      buy({.customer_id = customer,
           .unit = charges::WalletUnit::kMoney,
           .currency = "CZK",
           .name = "Credit",
           .amount = 500'000,
           .valid_to = clock.now() + days{20}});
    }
    for (int i = 0; i < 90; ++i) {
      pass(minutes{dice(60 * 96)});
      if (dice(20) == 0) send_letter();
      happen_to(ask({.customer = dice(5) == 0 ? other : bakery,
                     .severity = static_cast<Severity>(dice(3)),
                     .nature = dice(10) == 0 ? Nature::kVulnerability : Nature::kBreakFix,
                     .kind = dice(3) == 0 ? Kind::kBilling : Kind::kTechnical,
                     .service = dice(2) == 0 ? "azure" : "microsoft_365"}));
      if (dice(3) == 0) happen_to(one_of(all));
    }
  }

  void happen_to(tickets::TicketId ticket) {
    static std::array<std::string, 4> const causes{"how_to", "configuration", "network", "other"};
    pass(minutes{dice(600)});
    if (dice(3) > 0) answer(ticket);
    if (dice(2) == 0) {
      pass(minutes{dice(50)});
      answer(ticket);
    }
    if (dice(2) == 0) work_on(ticket);
    if (dice(4) == 0) involve(ticket);
    if (dice(8) == 0) charge(ticket, charges::LineKind::kCredit, {1 + dice(9'000), "CZK"});
    if (dice(9) == 0) charge(ticket, charges::LineKind::kPassThrough, {700, dice(2) == 0 ? "EUR" : "CZK"});
    pass(minutes{dice(60 * 40)});
    if (dice(5) == 0) return;
    resolve(ticket, one_of(causes));
    if (dice(6) == 0) reopen(ticket);
  }
  void work_on(tickets::TicketId ticket) {
    entries.push_back(work(ticket, 1 + dice(200)));
    if (dice(4) > 0) return;
    pass(minutes{dice(3'000)});
    auto const entry = entries.back();
    entries.pop_back();
    write([&](auto& tx, auto& by) {
      if (dice(2) == 0) return delete_time(tx, charges, by, entry).value();
      change_time(tx, charges, by, entry, {.ticket_id = ticket, .minutes = 77}).value();
    });
  }
  void involve(tickets::TicketId ticket) {
    static std::array<std::string, 3> const vehicles{"premier_support", "delivery_partner", "program_entitlement"};
    using enum escalation::State;
    static std::array const states{kDrafted, kSent, kSent, kWorking};
    auto const state = one_of(states);
    handed.emplace_back(hand_on(ticket, one_of(vehicles), state), state);
    auto const& [earlier, was] = one_of(handed);
    if (was == kDrafted || dice(2) == 0) return;
    static std::array const results{kAnswered, kDeclined, kCompleted, kClosed, kWithdrawn};
    auto const result = one_of(results);
    write([&](auto& tx, auto&) {
      auto request = escalation::find_service_request(tx, own, earlier).value();
      request.state = result;
      EXPECT_GT(escalation::update_service_request(tx, own, request), 0);
    });
  }

  Review reference(calendars::Date first, calendars::Date last) {
    return db().read(storage::Scope::of(own), [&](auto& tx) {
      return ReviewReference(tx, {own, bakery, all, letters}, first, last).count();
    });
  }
};
PODPORA_BOTH_DATABASES(ReviewLifeTest);

void expect_equal(Review const& counted, Review const& expected) {
  EXPECT_EQ(counted.opened, expected.opened);
  EXPECT_EQ(counted.resolved, expected.resolved);
  EXPECT_EQ(counted.open_at_end, expected.open_at_end);
  EXPECT_EQ(counted.months, expected.months);
  EXPECT_EQ(counted.by_service, expected.by_service);
  EXPECT_EQ(counted.by_kind, expected.by_kind);
  EXPECT_EQ(counted.by_severity, expected.by_severity);
  EXPECT_EQ(counted.promises, expected.promises);
  EXPECT_EQ(counted.causes, expected.causes);
  EXPECT_EQ(counted.resolved_here, expected.resolved_here);
  EXPECT_EQ(counted.handed_on, expected.handed_on);
  EXPECT_EQ(counted.minutes, expected.minutes);
  EXPECT_EQ(counted.covered_minutes, expected.covered_minutes);
  EXPECT_EQ(counted.prepaid, expected.prepaid);
  EXPECT_EQ(counted.charged, expected.charged);
  EXPECT_TRUE(counted == expected) << "a number that is not compared above";
}

/// Whoever compares nothing with nothing proves nothing.
void expect_something_of_everything(Review const& whole) {
  EXPECT_GT(whole.resolved, 30);
  EXPECT_GT(whole.resolved - whole.resolved_here, 5);
  EXPECT_GT(whole.open_at_end, 0);
  EXPECT_GT(whole.handed_on.size(), 5U);
  EXPECT_EQ(whole.promises.size(), 3U);
  for (auto const& promise : whole.promises) {
    EXPECT_GT(promise.kept, 0) << to_text(promise.kind);
    EXPECT_GT(promise.broken, 0) << to_text(promise.kind);
    EXPECT_GT(promise.median_minutes, 0) << to_text(promise.kind);
  }
  EXPECT_GT(whole.minutes, 600);
  EXPECT_GT(whole.covered_minutes, 60);
  EXPECT_EQ(whole.charged.size(), 2U);
  EXPECT_GT(whole.prepaid.size(), 4U);
  EXPECT_TRUE(std::ranges::any_of(whole.prepaid, [](auto const& each) { return each.drawn > 0; }));
}

TEST_P(ReviewLifeTest, EqualsWhatTheEventsAndLedgersSay) {
  auto const start = std::hash<std::string>{}(GetParam());
  live(start);
  auto const today = calendars::local_date("Europe/Prague", clock.now());
  expect_something_of_everything(review(year{2026} / 11 / 1, today));
  EXPECT_FALSE(letters.empty());
  std::vector<std::pair<calendars::Date, calendars::Date>> periods{{year{2026} / 12 / 1, year{2027} / 2 / 28},
                                                                   {year{2026} / 11 / 1, today},
                                                                   {year{2027} / 3 / 20, year{2027} / 4 / 10}};
  for (int i = 0; i < 8; ++i) {
    auto const first = std::chrono::sys_days{year{2026} / 11 / 20} + days{dice(150)};
    periods.emplace_back(first, first + days{dice(40)});
  }
  for (auto const& [first, last] : periods) {
    SCOPED_TRACE("seed " + std::to_string(start) + ", " + text_of(first) + " to " + text_of(last));
    expect_equal(review(first, last), reference(first, last));
  }
}

TEST_P(ReviewLifeTest, SaysTheSameInBothLanguages) {
  live(7);
  calendars::Date const first{year{2026} / 11 / 1};
  auto const last = calendars::local_date("Europe/Prague", clock.now());
  auto const expected = reference(first, last);
  for (std::string const language : {"en", "cs"}) {
    auto const told = written({.from = text_of(first), .to = text_of(last), .lang = language}, own).value();
    auto const markdown = markdown_of(told.document);
    auto const say = [&](std::string const& id, TextArgs const& args = {}) { return i18n::text(language, id, args); };
    auto const expect = [&](std::string const& text) { EXPECT_THAT(markdown, HasSubstr(text)) << language; };
    for (auto const& promise : expected.promises) {
      expect("| " + say("review.clock." + to_text(promise.kind)) + " | " + std::to_string(promise.kept) + " | " +
             std::to_string(promise.broken) + " | " + i18n::format_minutes(language, promise.median_minutes) + " |");
    }
    expect(say("review.work.text", {{"time", i18n::format_minutes(language, expected.minutes)}}));
    expect(say("review.work.covered", {{"time", i18n::format_minutes(language, expected.covered_minutes)}}));
    for (auto const& [currency, minor] : expected.charged) {
      expect(say("review.work.charged", {{"amount", i18n::format_money(language, {minor, currency})}}));
    }
    for (auto const& each : expected.prepaid) {
      if (each.unit != "minutes" || each.name.empty()) continue;
      expect("| " + each.name + " | " + i18n::format_minutes(language, each.drawn / 100) + " | " +
             i18n::format_minutes(language, each.left / 100) + " |");
    }
    for (auto const& way : expected.handed_on) {
      expect(" | " + say("ui.request." + to_text(way.state)) + " | " + std::to_string(way.count) + " |");
    }
    expect(say("review.who.text", {{"here", expected.resolved_here}, {"resolved", expected.resolved}}));
  }
}

}  // namespace
}  // namespace podpora::insight
