#pragma once

#include "features/macros/macro.h"

namespace podpora::macros {

void insert_macro(storage::Transaction& tx, DeskId desk, Macro const& macro);
void update_macro(storage::Transaction& tx, DeskId desk, Macro const& macro);
/// With its replies.
void delete_macro(storage::Transaction& tx, DeskId desk, MacroId id);
std::optional<Macro> find_macro(storage::Transaction& tx, DeskId desk, MacroId id);
/// The person's own ones and those that are shared, by name.
std::vector<Macro> macros_seen(storage::Transaction& tx, DeskId desk, PersonId person);

void replace_replies(storage::Transaction& tx, DeskId desk, MacroId macro, Texts const& texts);
Texts replies_of(storage::Transaction& tx, DeskId desk, MacroId macro);
/// The replies of all that the person sees.
std::map<MacroId, Texts> replies_seen(storage::Transaction& tx, DeskId desk, PersonId person);

}  // namespace podpora::macros
