#pragma once

#include "features/claims/claims.h"

namespace podpora::claims {

/// Everything that a claim is filed with, ready to be written out.
struct Packet {
  Claim claim;
  std::string customer_name;
  std::string service_name;
  rulebook::CreditClaim const* rule{nullptr};  ///< may be null; part of rules that outlive the packet
  Fields values;
  std::vector<Evidence> evidence;
};

/// The packet as Markdown, as one JSON document, and as a page for printing without script (its content security
/// policy is `offers::page_policy`); in the language in which the desk writes to the vendor.
std::string packet_markdown(Packet const& packet, std::string const& language);
std::string packet_document(Packet const& packet, std::string const& language);
std::string packet_page(Packet const& packet, std::string const& language);

}  // namespace podpora::claims
