#pragma once

#include "features/clocks/ladder_store.h"
#include "features/clocks/keep_clocks.h"

namespace podpora::clocks {

/// Adds a ladder, or with an id writes it anew; open clocks follow it by a job. kNotFound; kPreconditionFailed when it
/// is not at `ladder.version` any more; kInvalid as `ladder_faults` says, `/calendar_id`, `/rungs/N/teams/M` or
/// `/rungs/N/people/M` for what this desk does not have; kConflict `ladders-too-many`. Records `ladder.written`.
Result<Ladder> write_ladder(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Ladder ladder);

/// kNotFound. Records `ladder.removed`.
Result<void> remove_ladder(storage::Transaction& tx, audit::Context const& context, Actor const& actor, LadderId id);

}  // namespace podpora::clocks
