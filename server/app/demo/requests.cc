#include "app/demo/requests.h"

#include "app/demo/mails.h"
#include "app/demo/must.h"
#include "app/parts.h"
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
  });
}

}  // namespace podpora::app::demo
