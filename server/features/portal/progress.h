#pragma once

#include "features/clocks/clock.h"
#include "features/escalation/service_request.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <vector>

namespace podpora::portal {

/// What a desk lets its customers see.
struct PortalTerms {
  bool shows_provider{false};  ///< since when a provider works on a request, and when its answer is due
  std::int64_t version{0};
};
BOOST_DESCRIBE_STRUCT(PortalTerms, (), (shows_provider, version))

/// The terms in force; the usual ones where the desk set none.
PortalTerms portal_terms_of(storage::Transaction& tx, DeskId desk);

/// kPreconditionFailed at another version. Records `portal_terms.set`.
Result<PortalTerms> set_portal_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     PortalTerms terms);

/// Where a request stands, as its customer is told. Neither a name nor a number of the provider is in it.
struct Progress {
  std::optional<Time> answer_by;  ///< we owe an answer or news until then
  std::optional<Time> with_provider_since;
  std::optional<Time> provider_answer_by;
};
BOOST_DESCRIBE_STRUCT(Progress, (), (answer_by, with_provider_since, provider_answer_by))

/// Of what runs: the first answer or update that is due, and the provider that has had the request longest.
Progress progress_of(std::vector<clocks::DeadlineClock> const& clocks,
                     std::vector<escalation::ServiceRequest> const& requests, PortalTerms const& terms);

/// The same for a ticket as it stands.
Progress progress_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

}  // namespace podpora::portal
