#pragma once

#include "features/calendars/calendar_rules.h"
#include "features/clocks/clock_store.h"
#include "features/clocks/keep_clocks.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/queue/queue_fixture_test.h"
#include "features/reports/report.h"

#include <map>

namespace podpora::reports {

/// A desk in Prague with an offer, around the night in which its clocks are put forward, with what a month may bring.
class ReportsTest : public queue::QueueTest {
 protected:
  void SetUp() override {
    hooks.opened = [this](auto& tx, auto const& by, auto const& ticket, auto const& message) {
      keeper.on_opened(tx, by, ticket, message);
    };
    hooks.message_added = [this](auto& tx, auto const& by, auto const& ticket, auto const& message) {
      keeper.on_message(tx, by, ticket, message);
    };
    hooks.changed = [this](auto& tx, auto const& by, auto const& before, auto const& after) {
      keeper.on_changed(tx, by, before, after);
    };
    clock.set(parse_rfc3339("2027-03-15T06:30:00Z").value());
    write([&](storage::Transaction& tx) {
      auto const by = system_actor(desk);
      auto const office = calendars::add_calendar(tx, audit(), by, offers::sample_calendar()).value();
      auto const draft = offers::draft_offer(tx, audit(), by, offers::sample_content(office.id)).value();
      offers::publish_offer(tx, audit(), by, draft.id).value();
      offers::accept_offer(tx, audit(), by, {.offer_id = draft.id}).value();
    });
    customers_ = {customer("Brod"), customer("Klas")};
  }

  /// The same numbers in every run, below `most`.
  std::uint32_t pick(std::uint32_t most) {
    seed_ = seed_ * 1'664'525U + 1'013'904'223U;
    return (seed_ >> 8) % most;
  }

  /// So many things, one behind the other: requests, answers, ends, new questions. Many in one transaction: only the
  /// time of each matters.
  void live(int steps) {
    constexpr int kTogether = 20;
    for (int done = 0; done < steps; done += kTogether) {
      write([&](storage::Transaction& tx) {
        for (int i = 0; i < kTogether; ++i) {
          clock.advance(std::chrono::minutes{1 + pick(180)});
          if (made_.empty() || pick(3) == 0) {
            open_one(tx);
          } else {
            auto const back = pick(static_cast<std::uint32_t>(std::min<std::size_t>(made_.size(), 30)));
            happen(tx, made_[made_.size() - 1 - back]);
          }
        }
      });
      keeper.sweep(db(), desk);
    }
  }

  void open_one(storage::Transaction& tx) {
    Kind const kinds[] = {Kind::kTechnical, Kind::kBilling};
    Severity const severities[] = {Severity::kA, Severity::kB, Severity::kC};
    char const* const services[] = {"azure", "microsoft_365", ""};
    auto ticket = open_ticket(tx, context(), system_actor(desk),
                              {.subject = "Request",
                               .kind = kinds[pick(2)],
                               .nature = pick(12) == 0 ? Nature::kVulnerability : Nature::kBreakFix,
                               .severity = severities[pick(3)],
                               .service = services[pick(3)],
                               .customer_id = customers_[pick(2)],
                               .first = {.author_kind = tickets::AuthorKind::kContact, .body = "Help"}});
    made_.push_back(ticket.id);
    if (pick(2) == 0) return;
    ticket.assignee_id = pick(2) == 0 ? anna : otto;
    change_ticket(tx, context(), system_actor(desk), ticket).value();
  }
  void happen(storage::Transaction& tx, tickets::TicketId ticket) {
    using tickets::AuthorKind;
    using tickets::Visibility;
    switch (pick(6)) {
      case 0:
        return say(tx, ticket, AuthorKind::kAgent, Visibility::kInternal);
      case 1:
        return say(tx, ticket, AuthorKind::kContact, Visibility::kCustomer);
      case 2:
      case 3:
        return say(tx, ticket, AuthorKind::kAgent, Visibility::kCustomer);
      default:
        set_state(tx, context(), system_actor(desk), ticket, tickets::State::kResolved).value();
    }
  }
  void say(storage::Transaction& tx, tickets::TicketId ticket, tickets::AuthorKind author,
           tickets::Visibility visibility) {
    add_message(tx, context(), system_actor(desk), ticket,
                {.visibility = visibility, .author_kind = author, .body = "…"})
        .value();
  }

  Report report(ReportRequest request) {
    request.zone = "Europe/Prague";
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return write_report(tx, desk, request); });
  }
  queue::Viewer sees_all() const { return {.person = anna, .sees_restricted = true}; }

  clocks::ClockKeeper keeper{{clock, ids, *random}, clocks::PauseRules{}};
  std::vector<customers::CustomerId> customers_;
  std::vector<tickets::TicketId> made_;

 private:
  std::uint32_t seed_{27};
};

/// From one day to another, both counted.
inline insight::Period days(std::string const& from, std::string const& to) {
  return insight::period_of(from, to, {}).value();
}

}  // namespace podpora::reports
