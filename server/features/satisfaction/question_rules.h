#pragma once

#include "features/satisfaction/satisfaction.h"

namespace podpora::satisfaction {

/// Whether a request is one to ask about: a customer's contact brought it, no letter of the desk began it, and it is no
/// vulnerability, of which nothing leaves by a link.
bool is_to_ask_about(tickets::Ticket const& ticket, tickets::Message const& first);

/// The time to ask; nothing when the desk does not ask, or asked the contact about another request too lately.
std::optional<Time> time_to_ask(AskTerms const& terms, std::optional<Time> last_asked, Time now);

/// Whether it can be answered, or its answer changed. kConflict `satisfaction-void`, `satisfaction-expired`,
/// `satisfaction-final` when the answer was changed already.
Result<void> check_open(Question const& question, Time now);

}  // namespace podpora::satisfaction
