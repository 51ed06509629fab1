#include "features/tickets/http.h"

#include "features/tickets/access.h"
#include "features/tickets/merge.h"
#include "features/tickets/ticket_store.h"
#include "features/tickets/view.h"

namespace podpora::tickets {

namespace {

constexpr int kListMax = 200;

customers::CustomerId customer_of(Actor const& actor) {
  return customers::CustomerId{actor.customer.value_or(0)};
}

/// The ticket, if it is of the contact's own company.
Result<Ticket> find_own(storage::Transaction& tx, Actor const& actor, TicketId id) {
  auto ticket = find_ticket(tx, actor.desk, id);
  if (!ticket || ticket->customer_id != customer_of(actor) || !may_see(tx, actor, *ticket)) return not_found("ticket");
  return std::move(*ticket);
}

/// A request that went into another one of the same customer is read there.
bool is_listed_elsewhere(storage::Transaction& tx, Actor const& actor, Ticket const& ticket) {
  if (ticket.state != State::kClosed || !merge_of(tx, actor.desk, ticket.id)) return false;
  auto const survivor = find_ticket(tx, actor.desk, survivor_of(tx, actor.desk, ticket.id));
  return survivor && survivor->customer_id == ticket.customer_id;
}

NewMessage own_words(Actor const& actor, std::string body) {
  return {.visibility = Visibility::kCustomer,
          .author_kind = AuthorKind::kContact,
          .author_id = actor.person,
          .author_name = actor.name,
          .body = std::move(body)};
}

/// The service of the chosen subscription; empty when none was chosen.
Result<std::string> service_of(storage::Transaction& tx, Actor const& actor, PortalOpenRequest const& request) {
  if (!request.subscription_id) return std::string{};
  auto const subscription = customers::find_subscription(tx, actor.desk, *request.subscription_id);
  if (!subscription || subscription->customer_id != customer_of(actor))
    return invalid("/subscription_id", "unknown-reference");
  return subscription->service;
}

}  // namespace

Result<http::Page<PortalTicketRow>> PortalHttp::list(http::Call const& call) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Page<PortalTicketRow>> {
    http::Page<PortalTicketRow> page;
    for (auto const& ticket : tickets_of_customer(tx, actor.desk, customer_of(actor), kListMax)) {
      if (!may_see(tx, actor, ticket) || is_listed_elsewhere(tx, actor, ticket)) continue;
      page.items.push_back(portal_row_of(ticket));
    }
    return page;
  });
}

Result<http::Created<PortalTicketView>> PortalHttp::open(http::Call const& call, PortalOpenRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<PortalTicketView>> {
    auto const ticket = open_ticket(tx, context_, actor,
                                    {.subject = request.subject,
                                     .channel = Channel::kPortal,
                                     .kind = request.kind,
                                     .severity = request.severity,
                                     .service = TRY(service_of(tx, actor, request)),
                                     .customer_id = customer_of(actor),
                                     .contact_id = actor.person,
                                     .subscription_id = request.subscription_id,
                                     .first = own_words(actor, request.body)});
    return http::Created<PortalTicketView>{"/api/v1/portal/tickets/" + to_text(ticket.id),
                                           portal_view_of(tx, actor.desk, ticket, context_.audit.clock.now())};
  });
}

Result<PortalTicketView> PortalHttp::get(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<PortalTicketView> {
    return portal_view_of(tx, actor.desk, TRY(find_own(tx, actor, id)), context_.audit.clock.now());
  });
}

Result<PortalTicketView> PortalHttp::reply(http::Call const& call, MessageRequest request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<PortalTicketView> {
    TRY(find_own(tx, actor, id));
    TRY(add_message(tx, context_, actor, id, own_words(actor, request.body)));
    return portal_view_of(tx, actor.desk, TRY(find_own(tx, actor, id)), context_.audit.clock.now());
  });
}

}  // namespace podpora::tickets
