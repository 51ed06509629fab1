#pragma once

#include "app/app.h"
#include "features/claims/claims.h"

namespace podpora::app {

/// What happens when a claim needs somebody: a note on its ticket, and a mail to the ticket's assignee and to whoever
/// began the claim.
claims::Hooks make_claim_hooks(App::Parts& parts);

}  // namespace podpora::app
