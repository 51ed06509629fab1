#pragma once

#include "features/insight/opportunity.h"

namespace podpora::insight {

/// Records an event with all that a CRM wants to know of an opportunity, and nothing of a conversation.
void record_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        std::string const& kind, Opportunity const& opportunity);

}  // namespace podpora::insight
