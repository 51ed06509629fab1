#include "features/routing/prefill.h"

#include "features/customers/customer.h"
#include "features/diagnosis/health.h"
#include "features/identity/desk.h"

namespace podpora::routing {

namespace {

/// What the customer said first; of a call it is what the agent noted of it.
std::string first_body(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const messages = messages_of(tx, desk, ticket.id);
  for (auto const& message : messages) {
    if (message.visibility == tickets::Visibility::kCustomer) return message.body;
  }
  return ticket.channel == tickets::Channel::kPhone && !messages.empty() ? messages.front().body : std::string{};
}

/// One line a check that was done, in the language in which the desk writes to the vendor.
std::string summary_of(diagnosis::Diagnosis const& diagnosis, std::string const& language) {
  std::string summary;
  for (auto const& step : diagnosis.steps) {
    if (!step.finding) continue;
    auto line = step.check->title.in(language) + ": ";
    if (step.finding->waived_reason) {
      line += "(" + *step.finding->waived_reason + ")";
    } else {
      for (auto const& result : step.check->results) {
        if (result.code == step.finding->result) line += result.label.in(language);
      }
      if (!step.finding->evidence.empty()) line += " (" + step.finding->evidence + ")";
    }
    summary += line + "\n";
  }
  if (!summary.empty()) summary.pop_back();
  return summary;
}

/// Why the problem may go to the vendor, in the words of the edition.
std::string class_text(rulebook::Edition const& edition, std::string const& code, std::string const& language) {
  for (auto const& item : edition.rules.classes) {
    if (item.code == code) return item.text.in(language);
  }
  return {};
}

}  // namespace

std::map<std::string, std::string> prefill_values(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks,
                                                  DeskId desk, tickets::Ticket const& ticket, Profile const& profile,
                                                  Time now) {
  std::map<std::string, std::string> values{
      {"ticket.subject", ticket.subject},
      {"ticket.body", first_body(tx, desk, ticket)},
      {"ticket.severity", to_text(ticket.severity)},
      {"ticket.number", std::to_string(ticket.number)},
      {"ticket.opened_at", to_rfc3339(ticket.opened_at)},
      {"desk.contact_name", profile.contact_name},
      {"desk.contact_email", profile.contact_email},
      {"desk.contact_phone", profile.contact_phone},
      {"desk.vendor_language", profile.vendor_language},
      {"desk.country", profile.country},
      {"checks.summary",
       summary_of(diagnosis::diagnosis_of(tx, rulebooks, desk, ticket, now), profile.vendor_language)}};
  if (auto const row = identity::find_desk(tx, desk)) values["desk.time_zone"] = row->time_zone;
  if (ticket.customer_id) {
    if (auto const customer = find_customer(tx, desk, *ticket.customer_id)) {
      values["customer.name"] = customer->name;
      values["customer.tenant"] = customer->tenant;
      values["customer.country"] = customer->country;
    }
  }
  if (auto const issue = diagnosis::chosen_issue(tx, desk, ticket.id)) values["health.issue_id"] = issue->external_id;
  if (ticket.subscription_id) {
    if (auto const subscription = find_subscription(tx, desk, *ticket.subscription_id)) {
      values["subscription.name"] = subscription->name;
      values["subscription.vendor_id"] = subscription->vendor_id;
      values["subscription.product_version"] = subscription->product_version;
    }
  }
  return values;
}

std::map<std::string, std::string> prefilled(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks,
                                             rulebook::Edition const& edition, DeskId desk,
                                             tickets::Ticket const& ticket, Profile const& profile, Time now) {
  auto values = prefill_values(tx, rulebooks, desk, ticket, profile, now);
  values["ticket.escalation_class"] = class_text(edition, ticket.escalation_class, profile.vendor_language);
  std::map<std::string, std::string> packet;
  for (auto const& field : edition.rules.packet_fields) {
    auto const found = values.find(field.prefill);
    if (found != values.end() && !found->second.empty()) packet[field.name] = found->second;
  }
  return packet;
}

}  // namespace podpora::routing
