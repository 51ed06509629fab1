#pragma once

#include "features/escalation/escalation.h"

#include <memory>
#include <string>
#include <vector>

namespace podpora::escalation {

/// One field of a packet with its value and what is wrong with it.
struct PacketEntry {
  std::shared_ptr<rulebook::PacketField const> field;  ///< keeps the desk's rules that it is part of
  std::string value;
  std::string problem;  ///< a `field.<code>`: `required`, `not-a-guid` …; empty when it is right
};

/// The fields that the vehicle asks for, in the pack's order, with the values as they would go out: contract and access
/// ids come out of the entitlement here, and only here.
std::vector<PacketEntry> packet_entries(storage::Transaction& tx, Context const& context, DeskId desk,
                                        ServiceRequest const& request);

/// Whether contract and access ids are written out, or dots.
enum class Secrets : std::uint8_t { kShown, kHidden };

/// The value as it may be shown.
std::string shown_value(PacketEntry const& entry, Secrets secrets);

/// The packet as Markdown in `language`.
std::string packet_markdown(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                            std::string const& language, Secrets secrets);

/// The packet as one JSON document: `{"service_request", "upstream", "vehicle", "fields": [{"name", "label",
/// "value"}]}`.
std::string packet_document(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                            std::string const& language, Secrets secrets);

/// The packet as a page for printing, without script; `offers::page_policy` is its content security policy.
std::string packet_page(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                        std::string const& language, Secrets secrets);

/// True when the entries hold contract or access ids.
bool has_secrets(std::vector<PacketEntry> const& entries);

/// Reads and writes the stored form.
Packet parse_packet(std::string const& json);
std::string packet_json(Packet const& packet);

}  // namespace podpora::escalation
