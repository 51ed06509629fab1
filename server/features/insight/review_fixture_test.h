#pragma once

#include "features/calendars/calendar_rules.h"
#include "features/charges/add_charge.h"
#include "features/charges/charge_store.h"
#include "features/charges/record_time.h"
#include "features/charges/wallet_store.h"
#include "features/charges/wallets.h"
#include "features/clocks/keep_clocks.h"
#include "features/customers/add_customer.h"
#include "features/escalation/service_request_store.h"
#include "features/identity/desk.h"
#include "features/insight/lesson.h"
#include "features/insight/review_http.h"
#include "features/insight/review_schedule.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/tickets/change.h"
#include "platform/i18n/catalogue.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <array>
#include <set>

namespace podpora::insight {

/// A desk in Prague with two customers of one offer, whose clocks run and whose work is charged. Whatever anybody
/// writes begins with CANARY.
class ReviewTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};
  charges::Hooks charge_hooks;
  charges::Context const charges{audit, charge_hooks};
  clocks::ClockKeeper const keeper{audit, {}};
  LearnContext const context{audit, rulebooks};
  DeskId own;
  customers::CustomerId bakery;
  customers::CustomerId other;
  std::vector<tickets::TicketId> all;
  std::set<tickets::TicketId> letters;  ///< of ours, that began a conversation

  ReviewTest() {
    hooks.opened = [this](auto& tx, auto const& by, auto const& ticket, auto const& first) {
      keeper.on_opened(tx, by, ticket, first);
    };
    hooks.message_added = [this](auto& tx, auto const& by, auto const& ticket, auto const& message) {
      keeper.on_message(tx, by, ticket, message);
    };
    hooks.changed = [this](auto& tx, auto const& by, auto const& before, auto const& after) {
      keeper.on_changed(tx, by, before, after);
    };
  }

  template <class F>
  auto write(F f) {
    auto actor = system_actor(own);
    actor.kind = Actor::Kind::kAgent;
    actor.name = "CANARY agent";
    return db().write(storage::Scope::of(own), [&](auto& tx) { return f(tx, actor); });
  }

  void SetUp() override {
    own = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    write([&](auto& tx, auto& by) {
      auto const office = calendars::add_calendar(tx, audit, by, offers::sample_calendar()).value().id;
      auto content = offers::sample_content(office);
      content.price.included_minutes = 60;
      auto const offer = offers::draft_offer(tx, audit, by, content).value().id;
      offers::publish_offer(tx, audit, by, offer).value();
      bakery = customers::add_customer(tx, audit, by, {.name = "Pekárna <Klas>", .language = "cs"}).value().id;
      other = customers::add_customer(tx, audit, by, {.name = "B", .language = "cs"}).value().id;
      for (auto const customer : {bakery, other}) {
        offers::accept_offer(tx, audit, by, {.offer_id = offer, .customer_id = customer}).value();
      }
    });
  }

  struct Asked {
    customers::CustomerId customer;
    Severity severity{Severity::kB};
    Nature nature{Nature::kBreakFix};
    Kind kind{Kind::kTechnical};
    std::string service{"azure"};
  };
  tickets::TicketId ask(Asked const& asked) {
    all.push_back(write([&](auto& tx, auto& by) {
      auto const id = open_ticket(tx, tickets, by,
                                  {.subject = "CANARY subject",
                                   .kind = asked.kind,
                                   .nature = asked.nature,
                                   .severity = asked.severity,
                                   .service = asked.service,
                                   .customer_id = asked.customer,
                                   .first = {.author_kind = tickets::AuthorKind::kContact, .body = "CANARY body"}})
                          .id;
      note(tx, by, id, tickets::Visibility::kInternal, tickets::AuthorKind::kAgent, "CANARY note");
      return id;
    }));
    return all.back();
  }
  void note(storage::Transaction& tx, Actor const& by, tickets::TicketId ticket, tickets::Visibility visibility,
            tickets::AuthorKind author, std::string body) {
    tickets::add_message(tx, tickets, by, ticket,
                         {.visibility = visibility, .author_kind = author, .body = std::move(body)})
        .value();
  }
  void answer(tickets::TicketId ticket) {
    write([&](auto& tx, auto& by) {
      note(tx, by, ticket, tickets::Visibility::kCustomer, tickets::AuthorKind::kAgent, "CANARY answer");
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
  charges::TimeEntryId work(tickets::TicketId ticket, std::int64_t minutes) {
    return write([&](auto& tx, auto& by) {
      return record_time(tx, charges, by, {.ticket_id = ticket, .minutes = minutes, .note = "CANARY work"})
          .value()
          .entry.id;
    });
  }
  charges::ChargeId charge(tickets::TicketId ticket, charges::LineKind kind, Money const& amount) {
    std::string const upstream = kind == charges::LineKind::kPassThrough ? "CANARY upstream" : "";
    return write([&](auto& tx, auto& by) {
      return charges::add_charge(
                 tx, audit, by,
                 {.ticket_id = ticket, .kind = kind, .amount = amount, .text = "CANARY", .upstream = upstream})
          .value()
          .id;
    });
  }
  charges::WalletId buy(charges::NewWallet const& wanted) {
    return write([&](auto& tx, auto& by) { return open_wallet(tx, charges, by, wanted).value().id; });
  }
  /// Handed on, with what the other side wrote; the state is where it stands now.
  escalation::ServiceRequestId hand_on(tickets::TicketId ticket, std::string const& vehicle, escalation::State state) {
    bool const is_sent = state != escalation::State::kDrafted;
    escalation::ServiceRequest const request{.id = ids.make<escalation::ServiceRequestId>(),
                                             .ticket_id = ticket,
                                             .vehicle = vehicle,
                                             .state = state,
                                             .upstream_name = "CANARY partner",
                                             .upstream_number = "CANARY number",
                                             .packet = R"({"problem":"CANARY packet"})",
                                             .facts = "{}",
                                             .decision = "{}",
                                             .created_at = clock.now(),
                                             .sent_at = is_sent ? std::optional{clock.now()} : std::nullopt,
                                             .updated_at = clock.now()};
    write([&](auto& tx, auto& by) {
      insert_service_request(tx, own, request);
      if (!is_sent) return;
      keeper.on_service_request_sent(tx, by, {ticket, request.id.value, 120});
      note(tx, by, ticket, tickets::Visibility::kUpstream, tickets::AuthorKind::kAgent, "CANARY to upstream");
      note(tx, by, ticket, tickets::Visibility::kUpstream, tickets::AuthorKind::kUpstream, "CANARY upstream answer");
    });
    return request.id;
  }
  /// A review that was mailed: its letter is a ticket.
  void send_letter() {
    auto const ticket = ask({.customer = bakery, .nature = Nature::kAdvisory});
    write([&](auto& tx, auto& by) {
      insert_mailed_review(tx, own, bakery, {.ticket_id = ticket, .at = clock.now()});
      tickets::set_state(tx, tickets, by, ticket, tickets::State::kResolved).value();
    });
    letters.insert(ticket);
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

}  // namespace podpora::insight
