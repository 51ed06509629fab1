#include "features/claims/fill_in.h"

#include "features/claims/claim_store.h"
#include "features/routing/prefill.h"
#include "platform/i18n/catalogue.h"

#include <chrono>

namespace podpora::claims {

namespace {

/// Who reported it, and when: from the ticket.
std::string contact_text(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const contact = ticket.contact_id ? customers::find_contact(tx, desk, *ticket.contact_id) : std::nullopt;
  if (!contact) return {};
  auto text = contact->name;
  if (!contact->email.empty()) text += " <" + contact->email + ">";
  if (!contact->phone.empty()) text += ", " + contact->phone;
  return text + "\n" + period_text(ticket.opened_at, std::nullopt);
}

std::map<std::string, std::string> known_values(storage::Transaction& tx, Context const& context, DeskId desk,
                                                Claim const& claim) {
  auto const profile = routing::profile_of(tx, desk);
  std::map<std::string, std::string> values;
  auto const ticket = claim.ticket_id ? tickets::find_ticket(tx, desk, *claim.ticket_id) : std::nullopt;
  if (ticket) {
    values = routing::prefill_values(tx, context.rulebooks, desk, *ticket, profile, context.audit.clock.now());
    values["customer.contact"] = contact_text(tx, desk, *ticket);
  } else {
    values = {{"desk.contact_name", profile.contact_name},
              {"desk.contact_email", profile.contact_email},
              {"desk.contact_phone", profile.contact_phone}};
  }
  if (auto const customer = customers::find_customer(tx, desk, claim.customer_id)) {
    values["customer.name"] = customer->name;
    values["customer.tenant"] = customer->tenant;
  }
  if (claim.subscription_id) {
    if (auto const held = customers::find_subscription(tx, desk, *claim.subscription_id)) {
      values["subscription.name"] = held->name;
      values["subscription.vendor_id"] = held->vendor_id;
    }
  }
  return values;
}

}  // namespace

bool is_counted(rulebook::PacketField const& field) {
  return field.prefill.starts_with("claim.");
}

Fields filled_in(storage::Transaction& tx, Context const& context, DeskId desk, rulebook::CreditClaim const& rule,
                 Claim const& claim, Fields known) {
  auto const values = known_values(tx, context, desk, claim);
  for (auto const& field : rule.fields) {
    if (field.prefill.empty() || is_counted(field) || !known[field.name].empty()) continue;
    auto const found = values.find(field.prefill);
    if (found != values.end()) known[field.name] = found->second;
  }
  std::erase_if(known, [](auto const& entry) { return entry.second.empty(); });
  return known;
}

Fields packet_values(rulebook::CreditClaim const& rule, Claim const& claim) {
  auto values = parse_fields(claim.fields);
  for (auto const& field : rule.fields) {
    if (field.prefill == "claim.period") values[field.name] = period_text(claim.incident_from, claim.incident_to);
    if (field.prefill == "claim.duration") {
      values[field.name].clear();
      if (!claim.incident_to) continue;
      auto const minutes = std::chrono::ceil<std::chrono::minutes>(*claim.incident_to - claim.incident_from);
      values[field.name] = i18n::format_minutes("en", minutes.count());
    }
  }
  return values;
}

std::vector<FieldError> missing_of(storage::Transaction& tx, DeskId desk, RuleInForce const& rule, Claim const& claim) {
  if (!rule.rule) return {};
  auto const customer = customers::find_customer(tx, desk, claim.customer_id);
  return what_is_missing(*rule.rule, claim, packet_values(*rule.rule, claim), evidence_of(tx, desk, claim.id),
                         customer ? customer->domain : std::string{});
}

}  // namespace podpora::claims
