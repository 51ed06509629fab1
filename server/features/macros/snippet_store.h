#pragma once

#include "features/macros/snippet.h"

namespace podpora::macros {

void insert_snippet(storage::Transaction& tx, DeskId desk, Snippet const& snippet);
void update_snippet(storage::Transaction& tx, DeskId desk, Snippet const& snippet);
/// With its texts.
void delete_snippet(storage::Transaction& tx, DeskId desk, SnippetId id);
std::optional<Snippet> find_snippet(storage::Transaction& tx, DeskId desk, SnippetId id);
/// The person's own ones and those that are shared, by name.
std::vector<Snippet> snippets_seen(storage::Transaction& tx, DeskId desk, PersonId person);

void replace_texts(storage::Transaction& tx, DeskId desk, SnippetId snippet, Texts const& texts);
/// The texts of all that the person sees.
std::map<SnippetId, Texts> texts_seen(storage::Transaction& tx, DeskId desk, PersonId person);

}  // namespace podpora::macros
