#pragma once

#include "features/queue/view.h"

namespace podpora::queue {

void insert_view(storage::Transaction& tx, DeskId desk, View const& view);
void update_view(storage::Transaction& tx, DeskId desk, View const& view);
void delete_view(storage::Transaction& tx, DeskId desk, ViewId id);
/// The person's own ones and those that are shared, oldest first.
std::vector<View> views_for(storage::Transaction& tx, DeskId desk, PersonId person);
std::optional<View> find_view(storage::Transaction& tx, DeskId desk, ViewId id);

/// Keys in the person's order; those that were never ordered are not in it.
std::vector<std::string> places_of(storage::Transaction& tx, DeskId desk, PersonId person);
void replace_places(storage::Transaction& tx, DeskId desk, PersonId person, std::vector<std::string> const& keys);

}  // namespace podpora::queue
