#include "app/demo/requests.h"

#include "app/demo/mails.h"
#include "app/demo/must.h"
#include "app/parts.h"
#include "features/claims/claims.h"
#include "features/intake/deliver.h"

namespace podpora::app::demo {

namespace {

tickets::NewTicket portal_request(customers::CustomerId customer, customers::Contact const& contact) {
  return {.subject = "Jak sdílet kalendář v Outlooku?",
          .channel = tickets::Channel::kPortal,
          .nature = Nature::kQuestion,
          .service = "microsoft_365",
          .customer_id = customer,
          .contact_id = contact.id,
          .first = {.author_kind = tickets::AuthorKind::kContact,
                    .author_id = contact.id,
                    .author_name = contact.name,
                    .body = "Potřebujeme sdílet kalendář výroby mezi směnami."}};
}

tickets::NewTicket phone_request(customers::CustomerId customer, customers::Contact const& contact) {
  return {.subject = "Dotaz na fakturu za říjen",
          .channel = tickets::Channel::kPhone,
          .kind = Kind::kBilling,
          .nature = Nature::kQuestion,
          .service = "microsoft_365",
          .customer_id = customer,
          .contact_id = contact.id,
          .first = {.visibility = tickets::Visibility::kInternal,
                    .author_kind = tickets::AuthorKind::kAgent,
                    .author_name = "Petr Svoboda",
                    .body = "Volala paní Klasová: faktura má o dvě licence víc."}};
}

/// Three weeks ago the clinic's mail was down; nobody has gathered the proofs yet.
claims::NewClaim outage(customers::CustomerId customer, Time now) {
  auto const from = std::chrono::floor<std::chrono::hours>(now) - std::chrono::days{21};
  return {.customer_id = customer,
          .service = "microsoft_365",
          .title = "EX900120 Nedostupný Exchange Online",
          .incident_from = from,
          .incident_to = from + std::chrono::minutes{275}};
}

}  // namespace

void add_requests(App& app, Partner const& partner) {
  auto const desk = partner.desk.id;
  intake::Deliverer deliverer(app.parts().intake);
  deliverer.deliver(desk, foundry_mail());
  deliverer.deliver(desk, clinic_mail());
  app.database().write(storage::Scope::of(desk), [&](auto& tx) {
    auto const jana = customers::find_contact_by_email(tx, desk, "jana@klas.example").value();
    tickets::open_ticket(tx, app.tickets(), system_actor(desk), portal_request(partner.bakery, jana));
    tickets::open_ticket(tx, app.tickets(), system_actor(desk), phone_request(partner.bakery, jana));
    auto const actor = system_actor(desk);
    auto const claim =
        must(claims::start_claim(tx, app.parts().claims, actor, outage(partner.clinic, app.audit().clock.now())));
    must(claims::change_claim(tx, app.parts().claims, actor,
                              {.id = claim.id, .fields = {{"outage_id", "EX900120"}, {"bought_through_csp", "yes"}}}));
  });
}

}  // namespace podpora::app::demo
