#pragma once

#include "features/offers/offer.h"

#include <string>
#include <vector>

namespace podpora::offers {

/// What a customer is told when a request has arrived.
struct AcknowledgementRequest {
  std::string language;  ///< of the reader: "en" or "cs"
  Offer const& offer;    ///< of the agreement in force
  Severity severity;
  Kind kind;
  std::string service;  ///< may be empty
  Time opened_at;
  std::string page_url;  ///< `https://desk.example/slug/support`
};

/// Lines for the acknowledgement mail: the hours, the first response target with its due time in the desk's zone, the
/// telephone and the portal where the offer has them, what it costs, and the address of the whole offer. The same
/// calendar and target as the ticket's clocks.
std::vector<std::string> acknowledgement_lines(AcknowledgementRequest const& request);

}  // namespace podpora::offers
