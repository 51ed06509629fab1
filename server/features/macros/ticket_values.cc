#include "features/macros/ticket_values.h"

#include "features/clocks/due_store.h"
#include "features/customers/customer.h"
#include "features/identity/desk.h"
#include "features/notify/queue_mail.h"
#include "features/notify/thread_store.h"
#include "platform/i18n/catalogue.h"

namespace podpora::macros {

std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const contact = ticket.contact_id ? customers::find_contact(tx, desk, *ticket.contact_id) : std::nullopt;
  if (contact && !contact->language.empty()) return contact->language;
  auto const customer = ticket.customer_id ? customers::find_customer(tx, desk, *ticket.customer_id) : std::nullopt;
  if (customer && !customer->language.empty()) return customer->language;
  return identity::find_desk(tx, desk).value().language;
}

tickets::PlaceholderValues values_of(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                     std::string const& language, std::string const& public_url) {
  auto const own = identity::find_desk(tx, actor.desk).value();
  auto const contact = ticket.contact_id ? customers::find_contact(tx, own.id, *ticket.contact_id) : std::nullopt;
  auto const customer = ticket.customer_id ? customers::find_customer(tx, own.id, *ticket.customer_id) : std::nullopt;
  auto const face = notify::identity_of_ticket(tx, own.id, ticket.id);
  auto const due = clocks::find_due(tx, own.id, ticket.id);
  return {{"contact.name", contact ? contact->name : ""},
          {"contact.email", contact ? contact->email : ""},
          {"customer.name", customer ? customer->name : ""},
          {"ticket.number", std::to_string(ticket.number)},
          {"ticket.subject", ticket.subject},
          {"ticket.link", notify::portal_link(public_url, ticket.id)},
          {"agent.name", actor.name},
          {"desk.name", face ? face->display_name : own.name},
          {"promise.due", due ? i18n::format_time(language, due->at, own.time_zone) : ""}};
}

}  // namespace podpora::macros
