// Reports beside a slow reference that reads what happened event by event and counts with no SQL, and beside the queue.

#include "features/audit/audit.h"
#include "features/escalation/service_request_store.h"
#include "features/queue/list_tickets.h"
#include "features/reports/reports_fixture_test.h"
#include "features/reports/lines.h"
#include "features/tickets/change.h"
#include "features/tickets/hold_store.h"
#include "platform/http/json.h"

#include <gmock/gmock.h>

namespace podpora::reports {
namespace {

using storage::Scope;

constexpr storage::Query kEvents{"test.events", R"(
  select kind, subject, payload, at from event where desk_id = :desk order by id)"};

struct Happened {
  std::string kind;
  std::string subject;
  std::string payload;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Happened, (), (kind, subject, payload, at))

/// What events tell of a request.
struct Story {
  tickets::Ticket ticket;  ///< as it is: only what it is about is taken of it
  Time opened_at;
  std::optional<Time> answered_at;
  std::optional<Time> resolved_at;
  std::vector<clocks::DeadlineClock> clocks;
};

class SlowReports : public ReportsTest {
 protected:
  std::vector<Story> stories() {
    return db().read(Scope::of(desk), [&](auto& tx) {
      std::map<std::string, Story> told;
      for (auto const& event : tx.template all<Happened>(kEvents, {{"desk", desk}})) {
        if (event.kind == "ticket.opened") told[event.subject].opened_at = event.at;
        if (!told.contains(event.subject)) continue;
        auto& story = told.at(event.subject);
        auto const payload = http::parse_json(event.payload).value();
        if (event.kind == "ticket.message_added") {
          auto const id = parse_id<tickets::MessageTag>(*payload.find("message")->template as<std::string>()).value();
          auto const message = tickets::find_message(tx, desk, id).value();
          bool const answers = message.author_kind == tickets::AuthorKind::kAgent &&
                               message.visibility == tickets::Visibility::kCustomer;
          if (answers && !story.answered_at) story.answered_at = event.at;
        }
        if (event.kind != "ticket.state_changed") continue;
        auto const to = *payload.find("to")->template as<std::string>();
        if (to != "resolved" && to != "closed") {
          story.resolved_at.reset();
        } else if (!story.resolved_at) {
          story.resolved_at = event.at;
        }
      }
      std::vector<Story> all;
      for (auto& [id, story] : told) {
        auto const ticket = parse_id<tickets::TicketTag>(id).value();
        story.ticket = tickets::find_ticket(tx, desk, ticket).value();
        story.clocks = clocks::clocks_of(tx, desk, ticket);
        all.push_back(std::move(story));
      }
      return all;
    });
  }

  static bool fits(Story const& story, Which const& which) {
    auto const& ticket = story.ticket;
    bool const is_hidden = ticket.nature == Nature::kVulnerability && !which.viewer.sees_restricted &&
                           ticket.assignee_id != which.viewer.person;
    return !is_hidden && (!which.service || ticket.service == *which.service) &&
           (!which.customer || ticket.customer_id == which.customer) &&
           (!which.severity || ticket.severity == *which.severity) && (!which.kind || ticket.kind == *which.kind) &&
           (!which.assignee || ticket.assignee_id.value_or(PersonId{0}) == *which.assignee);
  }

  using Values = std::vector<std::optional<std::int64_t>>;

  /// The values of one part, counted story by story. Days are told apart by the calendar's own local date.
  Values slow(ReportRequest const& request, insight::Period const& part) {
    auto const within = [&](std::optional<Time> at) {
      if (!at) return false;
      auto const day = calendars::local_date("Europe/Prague", *at);
      return part.first <= day && day <= part.last;
    };
    auto const until = [&](std::optional<Time> at) {
      return at && calendars::local_date("Europe/Prague", *at) <= part.last;
    };
    std::int64_t opened = 0;
    std::int64_t resolved = 0;
    std::int64_t open = 0;
    std::int64_t kept = 0;
    std::int64_t broken = 0;
    std::map<clocks::ClockKind, std::int64_t> breaches;
    std::vector<std::int64_t> minutes;
    bool const is_response = request.name == ReportName::kFirstResponse;
    auto const kind = is_response ? clocks::ClockKind::kFirstResponse : clocks::ClockKind::kResolution;
    for (auto const& story : stories_) {
      if (!fits(story, request.which)) continue;
      opened += within(story.opened_at);
      resolved += within(story.resolved_at);
      open += until(story.opened_at) && !until(story.resolved_at);
      auto const end = is_response ? story.answered_at : story.resolved_at;
      bool const is_in = within(is_response ? story.opened_at : story.resolved_at);
      if (is_in && end) minutes.push_back((*end - story.opened_at) / std::chrono::minutes{1});
      for (auto const& clock : story.clocks) {
        breaches[clock.kind] += within(clock.breached_at);
        if (!is_in || clock.kind != kind) continue;
        broken += clock.breached_at.has_value();
        kept += clock.met_at && !clock.breached_at;
      }
    }
    std::ranges::sort(minutes);
    auto const rank = [&](std::size_t percent) -> std::optional<std::int64_t> {
      if (minutes.empty()) return std::nullopt;
      return minutes[(minutes.size() * percent + 99) / 100 - 1];
    };
    auto const share = kept + broken == 0 ? std::nullopt : std::optional{kept * 100 / (kept + broken)};
    auto const answered = static_cast<std::int64_t>(minutes.size());
    auto const first = breaches[clocks::ClockKind::kFirstResponse];
    auto const update = breaches[clocks::ClockKind::kNextUpdate];
    auto const end = breaches[clocks::ClockKind::kResolution];
    switch (request.name) {
      case ReportName::kVolume:
        return {opened, resolved, open};
      case ReportName::kFirstResponse:
        return {opened, answered, rank(50), rank(90), kept, broken, share};
      case ReportName::kResolution:
        return {resolved, rank(50), rank(90), kept, broken, share};
      case ReportName::kBreaches:
        return {first, update, end, first + update + end};
      default:
        return {};
    }
  }

  static Values values_of(std::vector<Cell> const& cells) {
    Values values;
    for (auto const& cell : cells) values.push_back(cell.value);
    return values;
  }

  void expect_as_slow(ReportRequest const& request) {
    auto const fast = report(request);
    auto const parts = parts_of(request.period, request.step);
    ASSERT_EQ(fast.rows.size(), parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_EQ(values_of(fast.rows[i].cells), slow(request, parts[i])) << to_text(request.name) << fast.rows[i].key;
    }
    EXPECT_EQ(values_of(fast.totals), slow(request, request.period)) << to_text(request.name);
  }

  std::vector<Story> stories_;
};
PODPORA_BOTH_DATABASES(SlowReports);

TEST_P(SlowReports, CountWhatEventsTell) {
  live(420);
  stories_ = stories();
  std::vector<Which> const all{{.viewer = sees_all()},
                               {.viewer = {.person = otto}},
                               {.service = "azure", .severity = Severity::kB, .viewer = sees_all()},
                               {.service = "", .customer = customers_[0], .kind = Kind::kBilling, .viewer = sees_all()},
                               {.assignee = anna, .viewer = sees_all()},
                               {.assignee = PersonId{0}, .viewer = sees_all()}};
  for (auto const name :
       {ReportName::kVolume, ReportName::kFirstResponse, ReportName::kResolution, ReportName::kBreaches}) {
    for (auto const& which : all) {
      expect_as_slow({.name = name, .period = days("2027-03-20", "2027-04-05"), .which = which});
    }
    expect_as_slow(
        {.name = name, .period = days("2027-03-17", "2027-04-20"), .step = ReportStep::kWeek, .which = all[0]});
  }
  EXPECT_GT(slow({.name = ReportName::kBreaches}, days("2027-03-15", "2027-04-20")).back(), 5)
      << "there is much to count";
}

TEST_P(SlowReports, PutsBesideTheDaysBefore) {
  live(300);
  ReportRequest const request{.name = ReportName::kVolume,
                              .period = days("2027-03-29", "2027-04-04"),
                              .compare = Compare::kPrevious,
                              .which = {.viewer = sees_all()}};
  auto const beside = report(request);
  auto alone = request;
  alone.compare.reset();
  alone.period = days("2027-03-22", "2027-03-28");
  auto const before = report(alone);
  EXPECT_EQ(beside.before_from, "2027-03-22");
  EXPECT_EQ(beside.before_to, "2027-03-28");
  for (std::size_t i = 0; i < beside.rows.size(); ++i) {
    for (std::size_t m = 0; m < beside.measures.size(); ++m) {
      EXPECT_EQ(beside.rows[i].cells[m].before, before.rows[i].cells[m].value);
    }
  }
  EXPECT_EQ(beside.totals[0].before, before.totals[0].value);
  EXPECT_GT(before.totals[0].value, 0);
}

TEST_P(SlowReports, ANumberIsThatOfTheQueueThatItOpens) {
  live(300);
  Actor manager = actor();
  manager.permissions.set(static_cast<std::size_t>(Permission::kVulnerabilityRead));
  for (auto const& who : {manager, actor()}) {
    db().read(Scope::of(desk), [&](auto& tx) {
      auto const viewer = queue::viewer_of(tx, who);
      for (auto const& which : std::vector<Which>{{.viewer = viewer},
                                                  {.service = "azure", .severity = Severity::kA, .viewer = viewer},
                                                  {.service = "",
                                                  .customer = customers_[1],
                                                  .kind = Kind::kTechnical,
                                                  .assignee = otto,
                                                  .viewer = viewer}}) {
        ReportRequest const request{
            .period = days("2027-03-26", "2027-04-01"), .which = which, .zone = "Europe/Prague"};
        auto report = write_report(tx, desk, request);
        report.rows.push_back({.cells = report.totals});
        for (auto const& row : report.rows) {
          auto const found = read(tx, row.cells[0].search.value(), who).value();
          EXPECT_EQ(row.cells[0].value, queue::count_tickets(tx, desk, found.filter, 1000)) << *row.cells[0].search;
        }
      }
    });
  }
}

TEST_P(SlowReports, WhatWaitsIsWhatTheQueueShows) {
  live(300);
  clock.set(parse_rfc3339("2027-04-10T22:30:00Z").value());
  write([&](auto& tx) {
    constexpr storage::Query kSnooze{"test.snooze", R"(
      insert into ticket_snooze (desk_id, ticket_id, by_id, snoozed_at, until_at, why)
      select desk_id, id, 1, :now, :until, '' from ticket where desk_id = :desk and number % 5 = 0)"};
    tx.execute(kSnooze, {{"desk", desk}, {"now", clock.now()}, {"until", clock.now() + std::chrono::hours{30}}});
  });
  Actor manager = actor();
  manager.permissions.set(static_cast<std::size_t>(Permission::kVulnerabilityRead));
  auto const waits = db().read(Scope::of(desk), [&](auto& tx) {
    ReportRequest const request{.name = ReportName::kBacklogAge,
                                .period = days("2027-04-11", "2027-04-11"),
                                .which = {.viewer = queue::viewer_of(tx, manager)},
                                .zone = "Europe/Prague",
                                .now = clock.now()};
    auto report = write_report(tx, desk, request);
    report.rows.push_back({.key = "all", .last = {}, .name = {}, .cells = report.totals});
    for (auto const& row : report.rows) {
      for (auto const& cell : row.cells) {
        auto found = read(tx, cell.search.value(), manager).value();
        queue::narrow_to_waiting(found);
        EXPECT_EQ(cell.value, queue::count_tickets(tx, desk, found.filter, 1000)) << row.key << ": " << *cell.search;
      }
    }
    return values_of(report.totals);
  });
  stories_ = stories();
  auto const unfinished = std::ranges::count_if(stories_, [](auto const& story) { return !story.resolved_at; });
  EXPECT_EQ(*waits[0] + *waits[4], unfinished);
  EXPECT_GT(*waits[4], 0);
}

TEST_P(SlowReports, HoursAreThoseOfTheZonesClock) {
  live(300);
  stories_ = stories();
  auto const week = days("2027-03-22", "2027-04-04");
  std::map<std::pair<std::int64_t, unsigned>, std::int64_t> counts;
  for (auto const& story : stories_) {
    // Summer time began there on 2027-03-28 at 01:00 UTC: one hour, then two, before UTC.
    auto const offset = std::chrono::hours{story.opened_at < parse_rfc3339("2027-03-28T01:00:00Z").value() ? 1 : 2};
    auto const local = story.opened_at + offset;
    auto const day = std::chrono::floor<std::chrono::days>(local);
    if (calendars::Date{day} < week.first || calendars::Date{day} > week.last) continue;
    ++counts[{(local - day) / std::chrono::hours{1}, std::chrono::weekday{day}.iso_encoding()}];
  }
  auto const load = report({.name = ReportName::kLoad, .period = week, .which = {.viewer = sees_all()}});
  ASSERT_EQ(load.rows.size(), 24U);
  std::int64_t all = 0;
  for (std::int64_t hour = 0; hour < 24; ++hour) {
    for (unsigned day = 1; day <= 7; ++day) {
      auto const value = load.rows[static_cast<std::size_t>(hour)].cells[day - 1].value;
      EXPECT_EQ(value, (counts[{hour, day}])) << hour << " on " << day;
      all += *value;
    }
  }
  EXPECT_EQ(load.totals.back().value, all);
  EXPECT_GT(all, 20);
}

TEST_P(SlowReports, ScoresUpstreamSidesAndNamesCauses) {
  using escalation::State;
  using std::chrono::hours;
  auto const ticket = open("Handed over").id;
  auto const sent_at = clock.now();
  auto const hand_over = [&](std::string const& vehicle, State state, std::optional<hours> answer, bool is_late) {
    write([&](auto& tx) {
      auto const id = ids.make<escalation::ServiceRequestId>();
      escalation::insert_service_request(tx, desk,
                                         {.id = id,
                                          .ticket_id = ticket,
                                          .vehicle = vehicle,
                                          .state = state,
                                          .packet = "{}",
                                          .facts = "{}",
                                          .decision = "{}",
                                          .sent_at = sent_at});
      if (!answer) return;
      for (auto const after : {*answer, *answer + hours{1}}) {
        escalation::insert_attempt(
            tx, desk,
            {.id = ids.next(), .service_request_id = id, .direction = "in", .kind = "answer", .at = sent_at + after});
      }
      clocks::DeadlineClock promise{.id = ids.make<clocks::ClockId>(),
                                    .ticket_id = ticket,
                                    .kind = clocks::ClockKind::kUpstreamResponse,
                                    .service_request_id = id.value,
                                    .state = is_late ? clocks::ClockState::kBreached : clocks::ClockState::kMet,
                                    .started_at = sent_at,
                                    .promised_at = sent_at + hours{2}};
      promise.met_at = sent_at + *answer;
      if (is_late) promise.breached_at = promise.promised_at;
      clocks::insert_clock(tx, desk, promise);
    });
  };
  hand_over("premier", State::kClosed, hours{1}, false);
  hand_over("premier", State::kAnswered, hours{5}, true);
  hand_over("premier", State::kSent, {}, false);
  hand_over("csp", State::kDeclined, {}, false);
  auto const upstream = report(
      {.name = ReportName::kUpstream, .period = days("2027-03-15", "2027-03-15"), .which = {.viewer = sees_all()}});
  ASSERT_EQ(upstream.rows.size(), 2U);
  EXPECT_EQ(upstream.rows[0].key, "premier");
  EXPECT_EQ(values_of(upstream.rows[0].cells), (Values{3, 2, 60, 300, 1, 1, 50, 1, 0}));
  EXPECT_EQ(values_of(upstream.rows[1].cells), (Values{1, 0, {}, {}, 0, 0, {}, 0, 1}));
  EXPECT_EQ(values_of(upstream.totals), (Values{4, 2, 60, 300, 1, 1, 50, 1, 1}));

  write([&](auto& tx) {
    for (auto const* const cause : {"capacity", "how_to", "capacity"}) {
      auto const one =
          open_ticket(tx, context(), system_actor(desk), {.subject = "x", .service = "azure", .first = {.body = "x"}});
      tickets::resolve_ticket(tx, context(), system_actor(desk), one.id, cause).value();
    }
  });
  auto request = ReportRequest{
      .name = ReportName::kCauses, .period = days("2027-03-15", "2027-03-15"), .which = {.viewer = sees_all()}};
  auto const causes = report(request);
  ASSERT_EQ(causes.rows.size(), 2U);
  EXPECT_EQ(causes.rows[0].key, "azure capacity");
  EXPECT_EQ(values_of(causes.rows[0].cells), (Values{2, 66}));
  EXPECT_EQ(values_of(causes.totals), (Values{3, 100}));
  request.period = days("2027-03-16", "2027-03-16");
  request.compare = Compare::kPrevious;
  auto const later = report(request);
  ASSERT_EQ(later.rows.size(), 2U) << "what was there before is named";
  EXPECT_EQ(later.rows[0].cells[0].value, 0);
  EXPECT_EQ(later.rows[0].cells[0].before, 2);
}

TEST_P(SlowReports, LettersOfOursAndTakenBackAnswersCountForNothing) {
  auto const asked = open("Asked").id;
  auto const letter = open("Letter").id;
  clock.advance(std::chrono::minutes{30});
  write([&](auto& tx) {
    say(tx, asked, tickets::AuthorKind::kAgent, tickets::Visibility::kCustomer);
    constexpr storage::Query kLetter{"test.letter", R"(
      insert into review_mail (desk_id, ticket_id, customer_id, person_id, first_day, last_day, at)
      values (:desk, :ticket, 1, 1, '', '', 1))"};
    tx.execute(kLetter, {{"desk", desk}, {"ticket", letter}});
  });
  auto const request = [&](ReportName name) {
    return ReportRequest{.name = name, .period = days("2027-03-15", "2027-03-15"), .which = {.viewer = sees_all()}};
  };
  EXPECT_EQ(report(request(ReportName::kVolume)).totals[0].value, 1);
  EXPECT_EQ(report(request(ReportName::kFirstResponse)).totals[1].value, 1);
  EXPECT_EQ(report(request(ReportName::kFirstResponse)).totals[2].value, 30);
  write([&](auto& tx) {
    auto const message = tickets::messages_of(tx, desk, asked).back();
    tickets::hold_message(tx, desk, message, clock.now());
    tickets::mark_withdrawn(tx, desk, message, clock.now());
  });
  EXPECT_EQ(report(request(ReportName::kFirstResponse)).totals[1].value, 0);
}

TEST_P(SlowReports, AnotherDeskSeesNothing) {
  live(100);
  db().read(Scope::of(other_desk), [&](auto& tx) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<ReportName>>([&](auto name) {
      ReportRequest const request{.name = name.value,
                                  .period = days("2027-03-15", "2027-04-15"),
                                  .which = {.viewer = {.sees_restricted = true}},
                                  .zone = "Europe/Prague",
                                  .now = clock.now()};
      for (auto const& cell : write_report(tx, other_desk, request).totals) EXPECT_EQ(cell.value.value_or(0), 0);
      EXPECT_TRUE(breaches_of(tx, other_desk, request).empty());
    });
  });
}

TEST_P(SlowReports, TheListOfBreachesIsWhatTheirReportCounts) {
  live(200);
  ReportRequest const request{.name = ReportName::kBreaches,
                              .period = days("2027-03-15", "2027-04-15"),
                              .which = {.viewer = sees_all()},
                              .zone = "Europe/Prague"};
  db().read(Scope::of(desk), [&](auto& tx) {
    auto const list = breaches_of(tx, desk, request);
    EXPECT_EQ(static_cast<std::int64_t>(list.size()), write_report(tx, desk, request).totals.back().value);
    EXPECT_GT(list.size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(list, std::greater{}, &Breach::breached_at));
  });
}

}  // namespace
}  // namespace podpora::reports
