#include "features/insight/http.h"

#include "features/clocks/due_store.h"
#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/offers/agreement_store.h"
#include "features/tickets/access.h"
#include "features/tickets/contact_access.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"

namespace podpora::insight {

namespace {

constexpr int kOpenMax = 200;
constexpr int kTouchedMax = 200;

TicketLine line_of(tickets::Ticket const& ticket) {
  return {.id = ticket.id,
          .number = ticket.number,
          .subject = ticket.subject,
          .state = ticket.state,
          .kind = ticket.kind,
          .severity = ticket.severity,
          .service = ticket.service,
          .cause = ticket.cause,
          .updated_at = ticket.updated_at};
}

std::optional<AgreementLine> agreement_line(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                            Time now) {
  auto const found = offers::agreement_in_force(tx, desk, customer, now);
  if (!found) return std::nullopt;
  return AgreementLine{.id = found->agreement.id,
                       .offer_id = found->offer.id,
                       .offer_number = found->offer.number,
                       .title = found->offer.content.title,
                       .is_default = !found->agreement.customer_id,
                       .valid_from = found->agreement.valid_from,
                       .valid_to = found->agreement.valid_to};
}

/// A finished request that was touched long ago is left out; an unfinished one never is.
void add_tickets(storage::Transaction& tx, Actor const& actor, CustomerView& view) {
  auto const dues = clocks::dues_of_customer(tx, actor.desk, view.customer.id);
  for (auto const& ticket : tickets::unfinished_of_customer(tx, actor.desk, view.customer.id, kOpenMax)) {
    if (!tickets::may_see(tx, actor, ticket)) continue;
    auto& line = view.open_tickets.emplace_back(line_of(ticket));
    auto const due = std::ranges::find(dues, ticket.id, &clocks::TicketDue::ticket_id);
    if (due == dues.end()) continue;
    line.due_kind = due->kind;
    line.due_at = due->at;
  }
  for (auto const& ticket : tickets::tickets_of_customer(tx, actor.desk, view.customer.id, kTouchedMax)) {
    if (tickets::is_open(ticket.state) || !tickets::may_see(tx, actor, ticket)) continue;
    view.past_tickets.push_back(line_of(ticket));
  }
  view.causes = causes_of(tx, actor.desk, view.customer.id);
}

}  // namespace

Result<CustomerView> Http::get_customer(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<CustomerView> {
    auto customer = customers::find_customer(tx, actor.desk, id);
    if (!customer) return not_found("customer");
    CustomerView view{.customer = std::move(*customer)};
    view.contacts = customers::contacts_of(tx, actor.desk, id);
    view.subscriptions = customers::subscriptions_of(tx, actor.desk, id);
    view.delegated_access = customers::delegated_access_of(tx, actor.desk, id);
    view.agreement = agreement_line(tx, actor.desk, id, audit_.clock.now());
    if (actor.may(Permission::kTicketRead)) add_tickets(tx, actor, view);
    if (actor.may(Permission::kSignalRead)) {
      auto const rules = rulebooks_.of(tx, actor.desk);
      Words const words(*rules, audit_.clock.now(), call.language);
      for (auto const& signal : signals_of(tx, actor.desk, id)) {
        view.signals.push_back(view_of(words, signal, view.customer.name));
      }
    }
    return view;
  });
}

Result<PortalHome> Http::portal_home(http::Call const& call) const {
  auto const& actor = call.actor;
  customers::CustomerId const id{actor.customer.value_or(0)};
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<PortalHome> {
    auto const customer = customers::find_customer(tx, actor.desk, id);
    if (!customer) return not_found("customer");
    auto const desk = identity::find_desk(tx, actor.desk).value();
    PortalHome home{.customer_name = customer->name, .desk_name = desk.name};
    home.sees_company = !tickets::sees_own_only(tx, actor.desk, actor.person.value_or(PersonId{}));
    home.agreement = agreement_line(tx, actor.desk, id, audit_.clock.now());
    home.subscriptions = customers::subscriptions_of(tx, actor.desk, id);
    if (home.agreement && home.agreement->offer_number) {
      home.offer_path = "/" + desk.slug + "/support/" + std::to_string(*home.agreement->offer_number);
    }
    return home;
  });
}

}  // namespace podpora::insight
