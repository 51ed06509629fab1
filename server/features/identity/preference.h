#pragma once

#include "platform/base/clock.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <map>
#include <string>

namespace podpora::identity {

/// What comes after a ticket that is done with: the next one of the list, the same one, or the list.
enum class Advance : std::uint8_t { kNext, kStay, kList };
BOOST_DESCRIBE_ENUM(Advance, kNext, kStay, kList)

constexpr std::int64_t kOwnKeysMax = 200;

/// How one person wants the console to behave.
struct Preferences {
  Advance advance{Advance::kStay};
  bool single_keys{true};  ///< WCAG 2.2, success criterion 2.1.4: who speaks to the computer types by accident
  /// By command: one key (`j`), two one behind the other (`g q`), or nothing for a command that is to have no key.
  /// Commands that are not in it keep their usual keys.
  std::map<std::string, std::string> keys;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (advance, single_keys, keys))

/// The person's own, or what everybody begins with.
Preferences preferences_of(storage::Transaction& tx, DeskId desk, PersonId person);

/// Keeps them in the place of the ones before. kInvalid at `/keys/COMMAND`: `command-name`, `key-shape` for what is no
/// key and no two keys; at `/keys` `too-many` for more than `kOwnKeysMax`. Which commands exist, and which keys are in
/// each other's way, the console knows.
Result<Preferences> set_preferences(storage::Transaction& tx, Actor const& actor, Preferences preferences);

}  // namespace podpora::identity
