#include "features/escalation/packet.h"

#include "features/routing/facts_json.h"
#include "features/routing/packet_rules.h"
#include "features/routing/prefill.h"
#include "platform/base/markdown_text.h"
#include "platform/base/text.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::escalation {

namespace {

bool is_secret(rulebook::PacketField const& field) {
  return field.prefill == routing::kContractKey || field.prefill == routing::kAccessKey;
}

std::string customer_email(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket_id) {
  auto const ticket = find_ticket(tx, desk, ticket_id);
  if (!ticket || !ticket->contact_id) return {};
  auto const contact = customers::find_contact(tx, desk, *ticket->contact_id);
  return contact ? ascii_lower(contact->email) : std::string{};
}

}  // namespace

std::vector<PacketEntry> packet_entries(storage::Transaction& tx, Context const& context, DeskId desk,
                                        ServiceRequest const& request) {
  auto const facts = routing::parse_facts(request.facts).value();
  auto const rulebook = context.rulebooks.of(tx, desk);
  auto const* edition = edition_for(*rulebook, facts.request.service, facts.at);
  std::vector<PacketEntry> entries;
  if (!edition) return entries;
  auto const packet = parse_packet(request.packet);
  auto const customers_own = customer_email(tx, desk, request.ticket_id);
  auto const secrets = request.entitlement_id
                           ? entitlements::credentials_of(tx, desk, *request.entitlement_id, context.key)
                           : std::nullopt;
  for (auto const* field : packet_fields(*edition, request.vehicle, subject_of(facts))) {
    PacketEntry entry{.field = {rulebook, field}};
    if (is_secret(*field)) {
      if (secrets) entry.value = field->prefill == routing::kContractKey ? secrets->contract_id : secrets->access_id;
    } else {
      auto const given = packet.find(field->name);
      entry.value = given == packet.end() ? field->value : given->second;
    }
    entry.problem = routing::value_problem(*field, entry.value);
    if (entry.value.empty() && field->required) entry.problem = "required";
    if (field->name == "contact_email" && !customers_own.empty() && ascii_lower(entry.value) == customers_own) {
      entry.problem = "customer-contact";
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string shown_value(PacketEntry const& entry, Secrets secrets) {
  auto const hidden = secrets == Secrets::kHidden && is_secret(*entry.field) && !entry.value.empty();
  return hidden ? "•••" : entry.value;
}

std::string packet_markdown(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                            std::string const& language, Secrets secrets) {
  auto text = "# " +
              i18n::text(language, "escalation.packet_for", {{"upstream", markdown_plain(request.upstream_name)}}) +
              "\n\n";
  for (auto const& entry : entries) {
    if (entry.value.empty()) continue;
    auto const value = shown_value(entry, secrets);
    text += "- **" + entry.field->label.in(language) + ":** ";
    text += value.find('\n') == std::string::npos ? markdown_plain(value) : markdown_block(value);
    text += "\n";
  }
  return text;
}

bool has_secrets(std::vector<PacketEntry> const& entries) {
  return std::ranges::any_of(entries,
                             [](PacketEntry const& entry) { return is_secret(*entry.field) && !entry.value.empty(); });
}

Packet parse_packet(std::string const& json) {
  Packet packet;
  auto const parsed = http::parse_json(json).value();
  if (auto const* members = parsed.as<http::Json::Object>()) {
    for (auto const& member : *members) {
      if (auto const* value = member.value.as<std::string>()) packet[member.name] = *value;
    }
  }
  return packet;
}

std::string packet_json(Packet const& packet) {
  return http::to_json(packet);
}

}  // namespace podpora::escalation
