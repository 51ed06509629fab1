#include "features/identity/preference.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::identity {

namespace {

constexpr storage::Query kFind{"preference.find", R"(
  select advance, single_keys from preference where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kPut{"preference.put", R"(
  insert into preference (desk_id, person_id, advance, single_keys) values (:desk, :person, :advance, :single_keys)
  on conflict (desk_id, person_id) do update set advance = excluded.advance, single_keys = excluded.single_keys)"};

constexpr storage::Query kKeys{"preference_key.of_person", R"(
  select command, keys from preference_key where desk_id = :desk and person_id = :person order by command)"};

constexpr storage::Query kForgetKeys{"preference_key.forget", R"(
  delete from preference_key where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kPutKey{"preference_key.insert", R"(
  insert into preference_key (desk_id, person_id, command, keys) values (:desk, :person, :command, :keys))"};

struct Row {
  Advance advance{Advance::kStay};
  bool single_keys{true};
};
BOOST_DESCRIBE_STRUCT(Row, (), (advance, single_keys))

struct KeyRow {
  std::string command;
  std::string keys;
};
BOOST_DESCRIBE_STRUCT(KeyRow, (), (command, keys))

constexpr std::size_t kCommandMax = 80;

bool is_command(std::string_view name) {
  return !name.empty() && name.size() <= kCommandMax && std::ranges::all_of(name, [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view{"._/-"}.find(static_cast<char>(c)) != std::string_view::npos;
  });
}

/// One character that a key can make, alone or with Shift; a Czech keyboard has letters with accents.
bool is_key(std::string_view text) {
  if (text.empty() || truncate_utf8(text, text.size()).size() != text.size()) return false;
  auto const starts = std::ranges::count_if(text, [](unsigned char c) { return c >> 6 != 2; });
  auto const first = static_cast<unsigned char>(text.front());
  return starts == 1 && first > ' ' && first != 0x7f;
}

bool are_keys(std::string_view text) {
  auto const blank = text.find(' ');
  if (text.empty()) return true;
  if (blank == std::string_view::npos) return is_key(text);
  return is_key(text.substr(0, blank)) && is_key(text.substr(blank + 1));
}

}  // namespace

Preferences preferences_of(storage::Transaction& tx, DeskId desk, PersonId person) {
  Preferences preferences;
  auto const row = tx.first<Row>(kFind, {{"desk", desk}, {"person", person}});
  if (row) {
    preferences.advance = row->advance;
    preferences.single_keys = row->single_keys;
  }
  for (auto& [command, keys] : tx.all<KeyRow>(kKeys, {{"desk", desk}, {"person", person}})) {
    preferences.keys.emplace(std::move(command), std::move(keys));
  }
  return preferences;
}

Result<Preferences> set_preferences(storage::Transaction& tx, Actor const& actor, Preferences preferences) {
  if (static_cast<std::int64_t>(preferences.keys.size()) > kOwnKeysMax)
    return invalid("/keys", "too-many", {{"max", kOwnKeysMax}});
  for (auto const& [command, keys] : preferences.keys) {
    if (!is_command(command)) return invalid("/keys/" + command, "command-name");
    if (!are_keys(keys)) return invalid("/keys/" + command, "key-shape");
  }
  auto const person = actor.person.value_or(PersonId{0});
  tx.execute(kPut, {{"desk", actor.desk},
                    {"person", person},
                    {"advance", preferences.advance},
                    {"single_keys", preferences.single_keys}});
  tx.execute(kForgetKeys, {{"desk", actor.desk}, {"person", person}});
  for (auto const& [command, keys] : preferences.keys) {
    tx.execute(kPutKey, {{"desk", actor.desk}, {"person", person}, {"command", command}, {"keys", keys}});
  }
  return preferences;
}

}  // namespace podpora::identity
