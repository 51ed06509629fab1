#pragma once

#include "features/clocks/ladder.h"
#include "platform/storage/database.h"

namespace podpora::clocks {

/// By name.
std::vector<Ladder> list_ladders(storage::Transaction& tx, DeskId desk);

/// The same with their hours. One that names a calendar which is gone tells at any time.
std::vector<TimedLadder> timed_ladders(storage::Transaction& tx, DeskId desk);

void insert_ladder(storage::Transaction& tx, DeskId desk, Ladder const& ladder);

/// Writes it as the version after; false when it is not at `ladder.version` any more.
bool update_ladder(storage::Transaction& tx, DeskId desk, Ladder const& ladder);

/// False when there is none.
bool delete_ladder(storage::Transaction& tx, DeskId desk, LadderId id);

/// The rungs that were told of the clock.
std::vector<SentRung> sent_rungs(storage::Transaction& tx, DeskId desk, ClockId clock);
void insert_sent_rung(storage::Transaction& tx, DeskId desk, ClockId clock, SentRung const& rung, Time now);

}  // namespace podpora::clocks
