#pragma once

#include "features/customers/add_customer.h"
#include "features/diagnosis/diagnosis.h"
#include "features/escalation/escalation.h"
#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/identity/desk.h"
#include "features/notify/notify.h"
#include "features/routing/profile.h"
#include "features/rulebook/rulebooks.h"
#include "testing/database.h"

#include <string>
#include <vector>

namespace podpora::escalation {

inline constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";

/// The embedded packs, read once for all tests of the room.
inline rulebook::Rulebooks const& rules() {
  static rulebook::Rulebooks const rulebooks;
  return rulebooks;
}

/// Hvězda, a direct-bill partner with twenty server incidents, whose Dynamics 365 Daleko delivers; Otto's bakery has a
/// server and Dynamics 365.
class EscalationTest : public podpora::testing::StoreTest {
 protected:
  audit::Context audit() { return {clock, ids, *random}; }
  clocks::ClockKeeper clocks{audit(), {}};
  Context context() { return {{audit(), hooks}, rules(), kKey, clocks}; }
  Actor anna() { return Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"}; }

  template <class F>
  auto write(F&& f) {
    return db().write(storage::Scope::of(desk), std::forward<F>(f));
  }
  template <class F>
  auto read(F&& f) {
    return db().read(storage::Scope::of(desk), std::forward<F>(f));
  }

  EscalationTest() {
    desk = db().write(storage::Scope::all_desks(),
                      [&](auto& tx) {
                        return identity::add_desk(
                            tx, audit(),
                            {.slug = "hvezda", .name = "Hvězda", .time_zone = "Europe/Prague", .language = "cs"});
                      })
               .value()
               .id;
    write([&](auto& tx) {
      notify::set_identity(tx, audit(), anna(), "podpora@hvezda.example", "Podpora Hvězda").value();
      routing::set_profile(tx, audit(), anna(),
                           {.memberships = {"solutions_partner"},
                            .contact_name = "Anna Nová",
                            .contact_email = "anna@hvezda.example",
                            .contact_phone = "+420 200 000 001",
                            .vendor_language = "en",
                            .country = "CZ"});
      delivery::add_arrangement(
          tx, audit(), anna(),
          {.service = "dynamics_365", .partner_name = "Daleko s.r.o.", .partner_address = "desk@daleko.example"})
          .value();
      servers = add_entitlement(tx, context().entitlements(), anna(),
                                {.vehicle = "product_support_incidents",
                                 .name = "Solutions Partner 2026",
                                 .allowance = 20,
                                 .credentials = {"CONTRACT-77", "ACCESS-1234"},
                                 .valid_from = clock.now() - std::chrono::hours{24}})
                    .value()
                    .id;
      auto const bakery =
          customers::add_customer(
              tx, audit(), anna(),
              {.name = "Pekárna", .tenant = "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11", .language = "cs", .country = "CZ"})
              .value();
      customer = bakery.id;
      otto = customers::add_contact(
                 tx, audit(), anna(),
                 {.customer_id = bakery.id, .name = "Otto", .email = "otto@pekarna.example", .language = "cs"})
                 .value()
                 .id;
      server = customers::add_subscription(tx, audit(), anna(),
                                           {.customer_id = bakery.id,
                                            .service = "on_premises",
                                            .sku = "EX2025",
                                            .name = "Exchange Server 2025",
                                            .quantity = 1,
                                            .state = "active",
                                            .commerce = "licence",
                                            .product_version = "n"})
                   .value()
                   .id;
    });
  }

  tickets::TicketId open(std::string service) {
    return write([&](auto& tx) {
      tickets::NewTicket ticket{
          .subject = "Mail queue grows",
          .service = service,
          .customer_id = customer,
          .contact_id = otto,
          .first = {
              .author_kind = tickets::AuthorKind::kContact, .author_name = "Otto", .body = "Since this morning."}};
      if (service == "on_premises") ticket.subscription_id = server;
      return open_ticket(tx, context().tickets, anna(), std::move(ticket)).id;
    });
  }

  void do_checks(tickets::TicketId id) {
    write([&](auto& tx) {
      diagnosis::Context const diagnosis_context{audit(), rules()};
      auto const ticket = *find_ticket(tx, desk, id);
      for (auto const& step : diagnosis::diagnosis_of(tx, rules(), desk, ticket, clock.now()).steps) {
        diagnosis::record_check(tx, diagnosis_context, anna(),
                                {id, step.check->id, step.check->results[0].code, "looked"})
            .value();
      }
    });
  }

  ServiceRequest drafted(tickets::TicketId ticket, std::string vehicle) {
    return write([&](auto& tx) { return draft(tx, context(), anna(), {.ticket = ticket, .vehicle = vehicle}); })
        .value();
  }

  void fill(ServiceRequestId id, std::vector<FieldValue> fields) {
    write([&](auto& tx) { return complete_packet(tx, context(), anna(), {.request = id, .fields = fields}); }).value();
  }

  Result<ServiceRequest> hand(ServiceRequestId id, std::string number) {
    return write([&](auto& tx) { return hand_over(tx, context(), anna(), {id, number}); });
  }

  std::vector<std::string> problems(ServiceRequest const& request) {
    return read([&](auto& tx) {
      std::vector<std::string> list;
      for (auto const& entry : packet_entries(tx, context(), desk, request)) {
        if (!entry.problem.empty()) list.push_back(entry.field->name + " " + entry.problem);
      }
      return list;
    });
  }

  std::int64_t balance() {
    return read([&](auto& tx) { return entitlements::find_entitlement(tx, desk, servers)->balance; });
  }
  tickets::State state_of(tickets::TicketId id) {
    return read([&](auto& tx) { return find_ticket(tx, desk, id)->state; });
  }

  /// On-premises ticket with everything done, handed over under 2611220040001234.
  ServiceRequest handed_over(tickets::TicketId ticket) {
    do_checks(ticket);
    auto const request = drafted(ticket, "partner_on_premises_support");
    fill(request.id, {{"business_impact", "40 people wait for mail"}, {"product_version", "2025 CU3"}});
    return hand(request.id, "2611220040001234").value();
  }

  tickets::Hooks hooks;
  customers::CustomerId customer;
  PersonId otto;
  customers::SubscriptionId server;
  entitlements::EntitlementId servers;
};

}  // namespace podpora::escalation
