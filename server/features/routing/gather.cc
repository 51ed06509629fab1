#include "features/routing/gather.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/customers/customer.h"
#include "features/diagnosis/diagnosis.h"
#include "features/entitlements/terms.h"
#include "features/routing/prefill.h"

#include <algorithm>

namespace podpora::routing {

namespace {

/// An arrangement with a calendar counts while that calendar is open.
bool applies(storage::Transaction& tx, DeskId desk, delivery::Arrangement const& arrangement, Time now) {
  if (!arrangement.calendar_id) return true;
  auto const calendar = calendars::find_calendar(tx, desk, *arrangement.calendar_id);
  if (!calendar) return false;
  auto const open = calendars::is_open(*calendar, now);
  return open.has_value() && open.value();
}

/// What the desk holds, as far as it may be used for this ticket: a cap may leave less than the balance, a cancelled
/// one has ended when it was cancelled.
void add_entitlements(storage::Transaction& tx, DeskId desk, entitlements::Use const& use, Time now,
                      Gathered& gathered) {
  auto caps = entitlements::caps_of_desk(tx, desk);
  for (auto const& held : entitlements::list_entitlements(tx, desk)) {
    auto const id = to_text(held.id);
    gathered.entitlement_names[id] = held.name;
    if (held.cancelled_at && *held.cancelled_at <= held.valid_from) continue;
    HeldEntitlement entitlement{
        .id = id, .vehicle = held.vehicle, .valid_from = held.valid_from, .valid_to = held.valid_to};
    if (held.cancelled_at) entitlement.valid_to = std::min(held.valid_to.value_or(Time::max()), *held.cancelled_at);
    if (!held.unlimited) entitlement.remaining = static_cast<double>(held.balance);
    auto const left = entitlements::capped_left(tx, desk, held, caps[held.id], use, now);
    if (left && (held.unlimited || *left < held.balance)) {
      entitlement.remaining = static_cast<double>(*left);
      gathered.capped.insert(id);
    }
    gathered.facts.desk.entitlements.push_back(std::move(entitlement));
  }
}

DeskFacts desk_facts(storage::Transaction& tx, DeskId desk, Profile const& profile, Time now) {
  DeskFacts facts{.partner_role = profile.partner_role, .memberships = profile.memberships};
  if (profile.partner_role == rulebook::PartnerRole::kIndirectReseller) facts.provider = profile.provider_name;
  for (auto const& arrangement : delivery::arrangements_of(tx, desk)) {
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

entitlements::Use use_of(tickets::Ticket const& ticket) {
  return {.customer_id = ticket.customer_id ? std::optional{ticket.customer_id->value} : std::nullopt,
          .service = ticket.service,
          .channel = to_text(ticket.channel)};
}

Gathered gather(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                tickets::Ticket const& ticket, Time now) {
  Gathered gathered{.rulebook = rulebooks.of(tx, desk), .profile = profile_of(tx, desk)};
  gathered.facts = {
      .at = now, .desk = desk_facts(tx, desk, gathered.profile, now), .customer = customer_facts(tx, desk, ticket)};
  add_entitlements(tx, desk, use_of(ticket), now, gathered);
  auto& request = gathered.facts.request;
  request = {.service = ticket.service,
             .kind = ticket.kind,
             .nature = ticket.nature,
             .area = ticket.area,
             .severity = ticket.severity};
  auto const* edition = edition_for(*gathered.rulebook, ticket.service, now);
  auto const* service = edition ? find_service(*edition, ticket.service) : nullptr;
  if (service && service->track == rulebook::Track::kOnPremises && ticket.subscription_id) {
    auto const subscription = find_subscription(tx, desk, *ticket.subscription_id);
    if (subscription) request.product_version = subscription->product_version;
  }
  request.checks = diagnosis::diagnosis_of(tx, rulebooks, desk, ticket, now).results();
  if (edition) request.packet = prefilled(tx, rulebooks, *edition, desk, ticket, gathered.profile, now);
  return gathered;
}

std::optional<delivery::Arrangement> arrangement_of(storage::Transaction& tx, DeskId desk,
                                                    DeliveredBy const& delivered_by) {
  for (auto const& arrangement : delivery::arrangements_of(tx, desk)) {
    if (arrangement.mode == delivered_by.mode && arrangement.partner_name == delivered_by.to) return arrangement;
  }
  return std::nullopt;
}

}  // namespace podpora::routing
