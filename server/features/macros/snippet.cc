#include "features/macros/snippet.h"

#include "features/macros/snippet_store.h"
#include "platform/base/text.h"

namespace podpora::macros {

namespace {

PersonId person_of(Actor const& actor) {
  return actor.person.value_or(PersonId{0});
}

Ownership ownership_of(Snippet const& snippet) {
  return {snippet.owner_id, snippet.shared};
}

Result<void> check(SnippetWithTexts& given) {
  given.snippet.name = trim(given.snippet.name);
  if (given.snippet.name.empty()) return invalid("/name", "required");
  given.texts = TRY(checked_texts(std::move(given.texts)));
  if (given.texts.empty()) return invalid("/texts", "required");
  return {};
}

Result<Snippet> find_seen(storage::Transaction& tx, Actor const& actor, SnippetId id) {
  auto snippet = find_snippet(tx, actor.desk, id);
  if (!snippet || !sees(actor, ownership_of(*snippet))) return not_found("snippet");
  return *std::move(snippet);
}

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
            SnippetId id) {
  audit::record(tx, context, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

Result<SnippetWithTexts> add_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     SnippetWithTexts added) {
  TRY(check(added));
  auto& snippet = added.snippet;
  snippet.owner_id = person_of(actor);
  TRY(check_ownership(actor, ownership_of(snippet), ownership_of(snippet)));
  if (snippets_seen(tx, actor.desk, snippet.owner_id).size() >= kPreparedMax)
    return conflict("too-many-prepared", {{"max", static_cast<std::int64_t>(kPreparedMax)}});
  snippet.id = context.ids.make<SnippetId>();
  snippet.created_at = snippet.updated_at = context.clock.now();
  snippet.version = 1;
  insert_snippet(tx, actor.desk, snippet);
  replace_texts(tx, actor.desk, snippet.id, added.texts);
  record(tx, context, actor, "snippet.added", snippet.id);
  return added;
}

Result<SnippetWithTexts> change_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                        SnippetWithTexts after) {
  auto& snippet = after.snippet;
  auto const before = TRY(find_seen(tx, actor, snippet.id));
  if (before.version != snippet.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check(after));
  snippet.owner_id = before.owner_id;
  TRY(check_ownership(actor, ownership_of(before), ownership_of(snippet)));
  snippet.created_at = before.created_at;
  snippet.updated_at = context.clock.now();
  snippet.version = before.version + 1;
  update_snippet(tx, actor.desk, snippet);
  replace_texts(tx, actor.desk, snippet.id, after.texts);
  record(tx, context, actor, "snippet.changed", snippet.id);
  return after;
}

Result<void> remove_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SnippetId id) {
  auto const snippet = TRY(find_seen(tx, actor, id));
  TRY(check_ownership(actor, ownership_of(snippet), ownership_of(snippet)));
  delete_snippet(tx, actor.desk, id);
  record(tx, context, actor, "snippet.removed", id);
  return {};
}

std::vector<SnippetWithTexts> snippets_for(storage::Transaction& tx, Actor const& actor) {
  std::vector<SnippetWithTexts> all;
  auto texts = texts_seen(tx, actor.desk, person_of(actor));
  for (auto& snippet : snippets_seen(tx, actor.desk, person_of(actor))) {
    auto own = texts.extract(snippet.id);
    all.push_back({std::move(snippet), own ? std::move(own.mapped()) : Texts{}});
  }
  return all;
}

}  // namespace podpora::macros
