#pragma once

#include "features/guide/guide.h"

namespace podpora::guide {

Facts facts_of(storage::Transaction& tx, DeskId desk);
Marks marks_of(storage::Transaction& tx, DeskId desk);

/// `mark` is a step's name, or `dismissed`.
void put_mark(storage::Transaction& tx, Actor const& actor, std::string const& mark, Time now);
void delete_mark(storage::Transaction& tx, DeskId desk, std::string const& mark);

}  // namespace podpora::guide
