#pragma once

#include "features/charges/charge_store.h"
#include "features/claims/claim_store.h"
#include "features/claims/claims.h"
#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/routing/profile.h"
#include "features/tickets/ticket_store.h"
#include "testing/database.h"

namespace podpora::claims {

/// The embedded packs, read once for all tests of the room.
inline rulebook::Rulebooks const& rules() {
  static rulebook::Rulebooks const rulebooks;
  return rulebooks;
}

/// A direct-bill partner; Jana's bakery had an outage of its mail on 5 October. The time is Monday 2026-11-23 08:00
/// UTC.
class ClaimsTest : public podpora::testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }
  template <class F>
  auto read(F f) {
    return db().read(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    desk =
        db().write(storage::Scope::all_desks(),
                   [&](storage::Transaction& tx) {
                     return identity::add_desk(
                         tx, audit, {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"});
                   })
            .value()
            .id;
    anna = {.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"};
    write([&](auto& tx) {
      bakery = customers::add_customer(tx, audit, anna,
                                       {.name = "Pekárna Klas",
                                        .domain = "klas.example",
                                        .tenant = "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11",
                                        .language = "cs",
                                        .country = "CZ"})
                   .value()
                   .id;
      jana =
          customers::add_contact(
              tx, audit, anna, {.customer_id = bakery, .name = "Jana", .email = "jana@klas.example", .language = "cs"})
              .value()
              .id;
      ticket = tickets::open_ticket(tx, {audit, ticket_hooks}, anna,
                                    {.subject = "Mail is down",
                                     .service = "microsoft_365",
                                     .customer_id = bakery,
                                     .contact_id = jana,
                                     .first = {.author_kind = tickets::AuthorKind::kContact,
                                               .author_id = jana,
                                               .author_name = "Jana",
                                               .body = "Nothing arrives. We want our money back."}});
    });
    message = read([&](auto& tx) { return tickets::messages_of(tx, desk, ticket.id); }).front().id;
  }

  static Time at(std::string const& text) { return parse_rfc3339(text).value(); }

  /// Its deadline is the end of November.
  NewClaim october() {
    return {
        .ticket_id = ticket.id, .incident_from = at("2026-10-05T08:10:00Z"), .incident_to = at("2026-10-05T12:40:00Z")};
  }
  Result<Claim> start(NewClaim const& wanted) {
    return write([&](auto& tx) { return start_claim(tx, context, anna, wanted); });
  }
  Result<Claim> change(ClaimChange const& change) {
    return write([&](auto& tx) { return change_claim(tx, context, anna, change); });
  }
  Result<Evidence> prove(ClaimId id, std::string const& kind) {
    return write([&](auto& tx) {
      return add_ticket_evidence(tx, context, anna, {.claim = id, .kind = kind, .message = message});
    });
  }
  /// Everything that the packet wants.
  Claim complete(ClaimId id) {
    change({.id = id,
            .fields = {{"outage_id", "EX900001"}, {"attempts", "Restarted Outlook"}, {"bought_through_csp", "yes"}}})
        .value();
    prove(id, "impact").value();
    prove(id, "request").value();
    return read([&](auto& tx) { return find_claim(tx, desk, id); }).value();
  }
  Result<Claim> file(Filing const& filing) {
    return write([&](auto& tx) { return file_claim(tx, context, anna, filing); });
  }
  Result<Claim> answer(Answer const& answer) {
    return write([&](auto& tx) { return answer_claim(tx, context, anna, answer); });
  }
  Result<Claim> pass(PassOn const& wanted) {
    return write([&](auto& tx) { return pass_on(tx, context, anna, wanted); });
  }
  Result<Claim> back(ClaimId id) {
    return write([&](auto& tx) { return take_back(tx, context, anna, id); });
  }
  Claim filed() {
    auto const claim = start(october()).value();
    complete(claim.id);
    return file({.id = claim.id, .vendor_number = "2611270040001234"}).value();
  }
  Claim accepted(std::int64_t minor = 123'400) {
    return answer({.id = filed().id, .as = ClaimState::kAccepted, .amount = Money{minor, "CZK"}}).value();
  }
  std::vector<charges::Charge> billable() {
    return read([&](auto& tx) { return charges::for_period(tx, desk, bakery, {"2026-01-01", "2027-01-01"}); });
  }

  audit::Context audit{clock, ids, *random};
  Hooks hooks;
  Context context{audit, rules(), hooks};
  tickets::Hooks ticket_hooks;
  Actor anna;
  customers::CustomerId bakery;
  PersonId jana;
  tickets::Ticket ticket;
  tickets::MessageId message;
};

}  // namespace podpora::claims
