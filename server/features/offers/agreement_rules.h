#pragma once

#include "features/offers/offer.h"

namespace podpora::offers {

/// Whether the agreement is for that service: it names it, or names none.
bool covers(Agreement const& agreement, std::string const& service);

/// Which of the agreements in force rules a request for that service: the customer's own before the default, then the
/// higher precedence, then the one that names the service, then the one that began last, then the newer one. Null when
/// none is for it.
Agreement const* ruling_agreement(std::vector<Agreement> const& in_force, std::string const& service);

/// Service codes as an agreement keeps them, and back.
std::string join_services(std::vector<std::string> const& services);
std::vector<std::string> split_services(std::string const& services);

}  // namespace podpora::offers
