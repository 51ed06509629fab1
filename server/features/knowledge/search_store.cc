#include "features/knowledge/search_store.h"

namespace podpora::knowledge {

namespace {

// The one place in this feature that knows two databases. An entry begins with words that say whose and of what kind it
// is, such as `_42_article`; a word of a text never begins with an underscore. They are part of each query, so that one
// desk's search never walks another's entries.

constexpr storage::Query kRemoveSqlite{"search_index.remove_sqlite", R"(
  delete from search_index where rowid = :id and words like '!_' || cast(:desk as text) || '!_%' escape '!')"};

constexpr storage::Query kRemovePostgres{"search_index.remove_postgres", R"(
  delete from search_index where id = :id
    and words @@ cast('''_' || cast(cast(:desk as bigint) as text) || '_''' as tsquery))"};

constexpr storage::Query kPutSqlite{"search_index.put_sqlite", R"(
  insert into search_index (rowid, words) values (:id, '_' || cast(:desk as text) || '_ ' || :words))"};

constexpr storage::Query kPutPostgres{"search_index.put_postgres", R"(
  insert into search_index (id, words)
  values (:id, array_to_tsvector(string_to_array('_' || cast(cast(:desk as bigint) as text) || '_ ' || :words, ' '))))"};

constexpr storage::Query kFindSqlite{"search_index.find_sqlite", R"(
  select rowid from search_index
  where search_index match '"_' || cast(:desk as text) || '_' || :kind || '" AND "' || :word || '"'
  order by rowid desc limit :limit)"};

constexpr storage::Query kFindPostgres{"search_index.find_postgres", R"(
  select id from search_index
  where words @@ cast('''_' || cast(cast(:desk as bigint) as text) || '_' || cast(:kind as text) || ''' & '''
                      || cast(:word as text) || '''' as tsquery)
  limit :limit)"};

constexpr storage::Query kMatchSqlite{"search_index.match_sqlite", R"(
  select rowid from search_index where search_index match :match and :desk > 0 order by rowid desc limit :limit)"};

constexpr storage::Query kMatchPostgres{"search_index.match_postgres", R"(
  select id from search_index where words @@ cast(:match as tsquery) and cast(:desk as bigint) > 0
  order by id desc limit :limit)"};

std::string_view word_of(Indexed kind) {
  switch (kind) {
    case Indexed::kResolvedTicket:
      return "resolved";
    case Indexed::kTicket:
      return "ticket";
    case Indexed::kCustomer:
      return "customer";
    case Indexed::kArticle:
      return "article";
    case Indexed::kPublicArticle:
      return "public";
  }
  return "";
}

bool on_sqlite(storage::Transaction& tx) {
  return tx.dialect() == storage::Dialect::kSqlite;
}

}  // namespace

void put_entry(storage::Transaction& tx, DeskId desk, std::int64_t id, std::vector<Indexed> const& kinds,
               std::vector<std::string> const& words) {
  remove_entry(tx, desk, id);
  std::string text;
  for (auto const kind : kinds) {
    text += (text.empty() ? "_" : " _") + std::to_string(desk.value) + "_" + std::string{word_of(kind)};
  }
  for (auto const& word : words) text += " " + word;
  tx.execute(on_sqlite(tx) ? kPutSqlite : kPutPostgres, {{"desk", desk}, {"id", id}, {"words", text}});
}

void remove_entry(storage::Transaction& tx, DeskId desk, std::int64_t id) {
  tx.execute(on_sqlite(tx) ? kRemoveSqlite : kRemovePostgres, {{"desk", desk}, {"id", id}});
}

std::string match_of(storage::Dialect dialect, DeskId desk, Indexed kind, Wanted const& wanted) {
  bool const is_sqlite = dialect == storage::Dialect::kSqlite;
  std::string_view const mark = is_sqlite ? "\"" : "'";
  auto const quoted = [&](std::string const& word) { return std::string{mark} + word + std::string{mark}; };
  auto const beginning = [&](std::string const& word) { return quoted(word) + (is_sqlite ? " *" : ":*"); };
  auto match = quoted("_" + std::to_string(desk.value) + "_" + std::string{word_of(kind)});
  for (auto const& word : wanted.words) match += (is_sqlite ? " AND " : " & ") + quoted(word);
  for (auto const& word : wanted.beginnings) match += (is_sqlite ? " AND " : " & ") + beginning(word);
  for (auto const& word : wanted.without) {
    match = is_sqlite ? "(" + match + ") NOT " + beginning(word) : match + " & !" + beginning(word);
  }
  return match;
}

std::vector<std::int64_t> find_entries(storage::Transaction& tx, DeskId desk, Indexed kind, Wanted const& wanted,
                                       std::size_t limit) {
  return tx.all<std::int64_t>(on_sqlite(tx) ? kMatchSqlite : kMatchPostgres,
                              {{"desk", desk},
                               {"match", match_of(tx.dialect(), desk, kind, wanted)},
                               {"limit", static_cast<std::int64_t>(limit)}});
}

std::vector<Hit> search(storage::Transaction& tx, DeskId desk, Indexed kind, std::vector<std::string> const& words) {
  std::vector<Posting> postings;
  auto const& query = on_sqlite(tx) ? kFindSqlite : kFindPostgres;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const ids = tx.all<std::int64_t>(
        query,
        {{"desk", desk}, {"kind", word_of(kind)}, {"word", words[i]}, {"limit", static_cast<std::int64_t>(kCommon)}});
    for (auto const id : ids) postings.push_back({id, i});
  }
  return rank(postings, words.size(), kCommon);
}

}  // namespace podpora::knowledge
