#include "features/macros/snippet_store.h"

namespace podpora::macros {

namespace {

constexpr storage::Query kInsert{"snippet.insert", R"(
  insert into snippet (desk_id, id, owner_id, shared, name, created_at, updated_at, version)
  values (:desk, :id, :owner, :shared, :name, :created_at, :updated_at, :version))"};

constexpr storage::Query kUpdate{"snippet.update", R"(
  update snippet set shared = :shared, name = :name, updated_at = :updated_at, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kDelete{"snippet.delete", "delete from snippet where desk_id = :desk and id = :id"};

constexpr storage::Query kFind{"snippet.find", R"(
  select id, owner_id, shared, name, created_at, updated_at, version
  from snippet where desk_id = :desk and id = :id)"};

constexpr storage::Query kSeen{"snippet.seen", R"(
  select id, owner_id, shared, name, created_at, updated_at, version
  from snippet where desk_id = :desk and (owner_id = :person or shared = 1) order by name, id)"};

constexpr storage::Query kForgetTexts{"snippet_text.forget", R"(
  delete from snippet_text where desk_id = :desk and snippet_id = :id)"};

constexpr storage::Query kInsertText{"snippet_text.insert", R"(
  insert into snippet_text (desk_id, snippet_id, language, body) values (:desk, :id, :language, :body))"};

constexpr storage::Query kTextsSeen{"snippet_text.seen", R"(
  select t.snippet_id, t.language, t.body from snippet_text t
  join snippet s on s.desk_id = t.desk_id and s.id = t.snippet_id
  where t.desk_id = :desk and (s.owner_id = :person or s.shared = 1))"};

struct TextRow {
  SnippetId snippet;
  std::string language;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(TextRow, (), (snippet, language, body))

}  // namespace

void insert_snippet(storage::Transaction& tx, DeskId desk, Snippet const& snippet) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", snippet.id},
                       {"owner", snippet.owner_id},
                       {"shared", snippet.shared},
                       {"name", snippet.name},
                       {"created_at", snippet.created_at},
                       {"updated_at", snippet.updated_at},
                       {"version", snippet.version}});
}

void update_snippet(storage::Transaction& tx, DeskId desk, Snippet const& snippet) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", snippet.id},
                       {"shared", snippet.shared},
                       {"name", snippet.name},
                       {"updated_at", snippet.updated_at},
                       {"version", snippet.version}});
}

void delete_snippet(storage::Transaction& tx, DeskId desk, SnippetId id) {
  tx.execute(kForgetTexts, {{"desk", desk}, {"id", id}});
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

std::optional<Snippet> find_snippet(storage::Transaction& tx, DeskId desk, SnippetId id) {
  return tx.first<Snippet>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Snippet> snippets_seen(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.all<Snippet>(kSeen, {{"desk", desk}, {"person", person}});
}

void replace_texts(storage::Transaction& tx, DeskId desk, SnippetId snippet, Texts const& texts) {
  tx.execute(kForgetTexts, {{"desk", desk}, {"id", snippet}});
  for (auto const& [language, body] : texts) {
    tx.execute(kInsertText, {{"desk", desk}, {"id", snippet}, {"language", language}, {"body", body}});
  }
}

std::map<SnippetId, Texts> texts_seen(storage::Transaction& tx, DeskId desk, PersonId person) {
  std::map<SnippetId, Texts> texts;
  for (auto& row : tx.all<TextRow>(kTextsSeen, {{"desk", desk}, {"person", person}})) {
    texts[row.snippet].emplace(std::move(row.language), std::move(row.body));
  }
  return texts;
}

}  // namespace podpora::macros
