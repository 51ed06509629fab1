#include "app/guard.h"

#include "features/claims/claim_store.h"
#include "features/escalation/service_request_store.h"
#include "features/identity/permission.h"
#include "features/notify/outbox_store.h"
#include "features/tickets/access.h"
#include "features/tickets/contact_access.h"
#include "features/tickets/merge.h"
#include "features/tickets/ticket_store.h"

#include <algorithm>
#include <string_view>

namespace podpora::app {

namespace {

using tickets::TicketId;

/// The ticket to which a thing belongs; nothing when there is no such thing, which its handler says better.
using Owner = std::optional<TicketId> (*)(storage::Transaction&, DeskId, std::string const&);

template <class Tag, class Find>
std::optional<TicketId> ticket_of(std::string const& text, Find&& find) {
  auto const id = parse_id<Tag>(text);
  if (!id) return std::nullopt;
  auto const found = find(*id);
  return found ? std::optional{found->ticket_id} : std::nullopt;
}

std::optional<TicketId> of_ticket(storage::Transaction&, DeskId, std::string const& text) {
  return parse_id<tickets::TicketTag>(text);
}
std::optional<TicketId> of_message(storage::Transaction& tx, DeskId desk, std::string const& text) {
  return ticket_of<tickets::MessageTag>(text, [&](auto id) { return tickets::find_message(tx, desk, id); });
}
std::optional<TicketId> of_attachment(storage::Transaction& tx, DeskId desk, std::string const& text) {
  return ticket_of<tickets::AttachmentTag>(text, [&](auto id) { return tickets::find_attachment(tx, desk, id); });
}
std::optional<TicketId> of_mail(storage::Transaction& tx, DeskId desk, std::string const& text) {
  return ticket_of<notify::OutboxTag>(text, [&](auto id) { return notify::find_mail(tx, desk, id); });
}
std::optional<TicketId> of_service_request(storage::Transaction& tx, DeskId desk, std::string const& text) {
  return ticket_of<escalation::ServiceRequestTag>(
      text, [&](auto id) { return escalation::find_service_request(tx, desk, id); });
}

std::optional<TicketId> of_claim(storage::Transaction& tx, DeskId desk, std::string const& text) {
  auto const id = parse_id<claims::ClaimTag>(text);
  auto const claim = id ? claims::find_claim(tx, desk, *id) : std::nullopt;
  return claim ? claim->ticket_id : std::nullopt;
}

struct Kind {
  std::string_view segment;  ///< before `{id}`
  std::string_view noun;     ///< what its handlers call it when it is not there
  Owner owner;
};

constexpr Kind kKinds[] = {{"/tickets/{id}", "ticket", of_ticket},
                           {"/messages/{id}", "message", of_message},
                           {"/attachments/{id}", "attachment", of_attachment},
                           {"/mails/{id}", "mail", of_mail},
                           {"/service-requests/{id}", "service request", of_service_request},
                           {"/claims/{id}", "claim", of_claim}};

}  // namespace

Result<void> guard_restricted(storage::Database& database, http::Call const& call, http::Route const& route) {
  auto const& actor = call.actor;
  if (!actor.person || actor.may(Permission::kVulnerabilityRead)) return {};
  for (auto const& kind : kKinds) {
    if (route.path.find(kind.segment) == std::string::npos) continue;
    auto const hidden = database.read(storage::Scope::of(actor.desk), [&](auto& tx) {
      auto const id = kind.owner(tx, actor.desk, call.text("id"));
      auto const ticket = id ? tickets::find_ticket(tx, actor.desk, *id) : std::nullopt;
      if (!ticket) return false;
      if (!tickets::may_see(tx, actor, *ticket)) return true;
      // What was merged shows words that are part of the other ticket now.
      auto const survivor = tickets::find_ticket(tx, actor.desk, tickets::survivor_of(tx, actor.desk, *id));
      return survivor && !actor.is_contact() && !tickets::may_see(tx, actor, *survivor);
    });
    if (hidden) return not_found(std::string{kind.noun});
  }
  return {};
}

Result<void> guard_company(storage::Database& database, http::Call const& call, http::Route const& route) {
  static constexpr std::string_view kOfTheCompany[] = {"/api/v1/portal/wallets", "/api/v1/portal/invoices",
                                                       "/api/v1/portal/agreements"};
  auto const& actor = call.actor;
  auto const is_in = [&](std::string_view start) { return route.path.starts_with(start); };
  if (!actor.person || !actor.is_contact() || std::ranges::none_of(kOfTheCompany, is_in)) return {};
  auto const own_only = database.read(storage::Scope::of(actor.desk),
                                      [&](auto& tx) { return tickets::sees_own_only(tx, actor.desk, *actor.person); });
  if (own_only) return Error{ErrorCode::kForbidden, "company-matter", {}, {}};
  return {};
}

Result<void> guard_merged(storage::Database& database, http::Call const& call, http::Route const& route) {
  static constexpr std::string_view kOfAgents = "/api/v1/tickets/{id}";
  static constexpr std::string_view kAllowed[] = {"unmergeTicket", "linkTickets",  "unlinkTickets",
                                                  "tellPresence",  "followTicket", "unfollowTicket"};
  if (route.method == "GET" || !route.path.starts_with(kOfAgents)) return {};
  if (std::ranges::find(kAllowed, std::string_view{route.name}) != std::end(kAllowed)) return {};
  auto const id = parse_id<tickets::TicketTag>(call.text("id"));
  if (!id) return {};
  return database.read(storage::Scope::of(call.actor.desk),
                       [&](auto& tx) { return tickets::check_stands(tx, call.actor.desk, *id); });
}

}  // namespace podpora::app
