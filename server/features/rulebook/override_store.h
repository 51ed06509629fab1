#pragma once

#include "features/rulebook/override.h"

namespace podpora::rulebook {

/// What the desk's rules were last changed by; zero when it never had an override.
std::int64_t last_change(storage::Transaction& tx, DeskId desk);

/// Notes a change and holds the desk's rules until the transaction ends, so that two changes are checked one after the
/// other. `change` is unique for ever: a cache may remember it of a transaction that was rolled back.
void note_change(storage::Transaction& tx, DeskId desk, std::int64_t change);

void insert_override(storage::Transaction& tx, DeskId desk, Override const& override, std::optional<PersonId> author);
void end_override_row(storage::Transaction& tx, DeskId desk, Override const& override);

}  // namespace podpora::rulebook
