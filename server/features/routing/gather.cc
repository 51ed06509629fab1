#include "features/routing/gather.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/customers/customer.h"
#include "features/diagnosis/diagnosis.h"
#include "features/entitlements/entitlement.h"
#include "features/routing/prefill.h"

namespace podpora::routing {

namespace {

/// An arrangement with a calendar counts while that calendar is open.
bool applies(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement, Time now) {
  if (!arrangement.calendar_id) return true;
  auto const calendar = calendars::find_calendar(tx, desk, *arrangement.calendar_id);
  if (!calendar) return false;
  auto const open = calendars::is_open(*calendar, now);
  return open.has_value() && open.value();
}

DeskFacts desk_facts(storage::Transaction& tx, DeskId desk, Profile const& profile, Time now) {
  DeskFacts facts{.partner_role = profile.partner_role, .memberships = profile.memberships};
  if (profile.partner_role == rulebook::PartnerRole::kIndirectReseller) facts.provider = profile.provider_name;
  for (auto const& held : entitlements::list_entitlements(tx, desk)) {
    HeldEntitlement entitlement{
        .id = to_text(held.id), .vehicle = held.vehicle, .valid_from = held.valid_from, .valid_to = held.valid_to};
    if (!held.unlimited) entitlement.remaining = static_cast<double>(held.balance);
    facts.entitlements.push_back(std::move(entitlement));
  }
  for (auto const& arrangement : arrangements_of(tx, desk)) {
    if (!applies(tx, desk, arrangement, now)) continue;
    facts.delivery.push_back({.service = arrangement.service,
                              .kind = arrangement.kind,
                              .calendar = arrangement.calendar_id ? to_text(*arrangement.calendar_id) : "",
                              .mode = arrangement.mode,
                              .to = arrangement.partner_name});
  }
  return facts;
}

CustomerFacts customer_facts(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  CustomerFacts facts;
  if (!ticket.customer_id) return facts;
  auto const customer = find_customer(tx, desk, *ticket.customer_id);
  if (!customer) return facts;
  facts.cloud = customer->cloud;
  if (!customer->language.empty()) facts.language = customer->language;
  for (auto const& access : delegated_access_of(tx, desk, *ticket.customer_id)) {
    facts.delegated_access.push_back({access.role, access.expires_at});
  }
  return facts;
}

}  // namespace

Gathered gather(storage::Transaction& tx, rulebook::Rulebook const& rulebook, DeskId desk,
                tickets::Ticket const& ticket, Time now) {
  Gathered gathered{.profile = profile_of(tx, desk)};
  gathered.facts = {
      .at = now, .desk = desk_facts(tx, desk, gathered.profile, now), .customer = customer_facts(tx, desk, ticket)};
  auto& request = gathered.facts.request;
  request = {.service = ticket.service, .kind = ticket.kind, .nature = ticket.nature, .severity = ticket.severity};
  auto const* edition = edition_for(rulebook, ticket.service, now);
  auto const* service = edition ? find_service(*edition, ticket.service) : nullptr;
  if (service && service->track == rulebook::Track::kOnPremises && ticket.subscription_id) {
    auto const subscription = find_subscription(tx, desk, *ticket.subscription_id);
    if (subscription) request.product_version = subscription->product_version;
  }
  request.checks = diagnosis::diagnosis_of(tx, rulebook, desk, ticket, now).results();
  if (edition) request.packet = prefilled(tx, rulebook, *edition, desk, ticket, gathered.profile, now);
  for (auto const& held : entitlements::list_entitlements(tx, desk)) {
    gathered.entitlement_names[to_text(held.id)] = held.name;
  }
  return gathered;
}

std::optional<Arrangement> arrangement_of(storage::Transaction& tx, DeskId desk, DeliveredBy const& delivered_by) {
  for (auto const& arrangement : arrangements_of(tx, desk)) {
    if (arrangement.mode == delivered_by.mode && arrangement.partner_name == delivered_by.to) return arrangement;
  }
  return std::nullopt;
}

}  // namespace podpora::routing
