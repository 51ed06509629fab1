#pragma once

#include "platform/http/route.h"
#include "platform/storage/database.h"

namespace podpora::app {

/// Whether the caller may know of the thing in the path: a ticket, or a message, file or service request of one. For
/// one that is restricted and not this caller's the answer is that of a thing that is not there. Works by the path
/// alone, so that it covers every route of a ticket, also those that are added later.
Result<void> guard_restricted(storage::Database& database, http::Call const& call, http::Route const& route);

/// kForbidden `company-matter` for a contact who sees the own requests alone: what the company has prepaid, owes and
/// agrees to is not theirs. By the path alone, too.
Result<void> guard_company(storage::Database& database, http::Call const& call, http::Route const& route);

/// kConflict `ticket-merged` for whoever would change a ticket that went into another one: what happens now happens
/// there. Reading it, linking it and taking the merge back is allowed. By the path alone, too.
Result<void> guard_merged(storage::Database& database, http::Call const& call, http::Route const& route);

}  // namespace podpora::app
