#include "features/rulebook/override_store.h"

#include <boost/describe/class.hpp>

#include <sstream>

namespace podpora::rulebook {

namespace {

struct Row {
  OverrideId id;
  std::string pack;
  std::string replaces;
  std::string fragment;
  Time valid_from;
  std::optional<Time> valid_to;
  std::string reason;
  std::string author;
  Time created_at;
  std::optional<Time> ended_at;
  std::string ended_by;
  std::string end_reason;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, pack, replaces, fragment, valid_from, valid_to, reason, author, created_at, ended_at,
                       ended_by, end_reason))

constexpr storage::Query kLastChange{"rulebook_change.find", R"(
  select change_id from rulebook_change where desk_id = :desk)"};

constexpr storage::Query kNoteChange{"rulebook_change.note", R"(
  insert into rulebook_change (desk_id, change_id) values (:desk, :change)
  on conflict (desk_id) do update set change_id = excluded.change_id)"};

constexpr storage::Query kInsert{"rulebook_override.insert", R"(
  insert into rulebook_override (desk_id, id, pack, replaces, fragment, valid_from, valid_to, reason, author_id, author,
                                 created_at, ended_at, ended_by, end_reason)
  values (:desk, :id, :pack, :replaces, :fragment, :valid_from, :valid_to, :reason, :author_id, :author, :created_at,
          null, '', ''))"};

constexpr storage::Query kEnd{"rulebook_override.end", R"(
  update rulebook_override set ended_at = :ended_at, ended_by = :ended_by, end_reason = :end_reason
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"rulebook_override.list", R"(
  select id, pack, replaces, fragment, valid_from, valid_to, reason, author, created_at, ended_at, ended_by, end_reason
  from rulebook_override where desk_id = :desk order by id)"};

std::string join_lines(std::vector<std::string> const& list) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? "" : "\n") + item;
  return text;
}

std::vector<std::string> split_lines(std::string const& text) {
  std::vector<std::string> list;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) list.push_back(line);
  return list;
}

}  // namespace

std::int64_t last_change(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kLastChange, {{"desk", desk}}).value_or(0);
}

void note_change(storage::Transaction& tx, DeskId desk, std::int64_t change) {
  tx.execute(kNoteChange, {{"desk", desk}, {"change", change}});
}

void insert_override(storage::Transaction& tx, DeskId desk, Override const& override, std::optional<PersonId> author) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", override.id},
                       {"pack", override.pack},
                       {"replaces", join_lines(override.replaces)},
                       {"fragment", override.fragment},
                       {"valid_from", override.valid_from},
                       {"valid_to", override.valid_to},
                       {"reason", override.reason},
                       {"author_id", author},
                       {"author", override.author},
                       {"created_at", override.created_at}});
}

void end_override_row(storage::Transaction& tx, DeskId desk, Override const& override) {
  tx.execute(kEnd, {{"desk", desk},
                    {"id", override.id},
                    {"ended_at", override.ended_at},
                    {"ended_by", override.ended_by},
                    {"end_reason", override.end_reason}});
}

std::vector<Override> overrides_of(storage::Transaction& tx, DeskId desk) {
  std::vector<Override> list;
  for (auto& row : tx.all<Row>(kList, {{"desk", desk}})) {
    list.push_back({.id = row.id,
                    .pack = std::move(row.pack),
                    .replaces = split_lines(row.replaces),
                    .fragment = std::move(row.fragment),
                    .valid_from = row.valid_from,
                    .valid_to = row.valid_to,
                    .reason = std::move(row.reason),
                    .author = std::move(row.author),
                    .created_at = row.created_at,
                    .ended_at = row.ended_at,
                    .ended_by = std::move(row.ended_by),
                    .end_reason = std::move(row.end_reason)});
  }
  return list;
}

}  // namespace podpora::rulebook
