#pragma once

#include "platform/base/id.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>

namespace podpora {

/// What a route demands. The list itself is the product's: `features/identity/permission.h`.
enum class Permission : std::uint8_t;
using PermissionSet = std::bitset<128>;

/// Who acts, in which desk, and what they may do. First argument of every use case; there is no unscoped access.
struct Actor {
  enum class Kind : std::uint8_t { kAgent, kContact, kSystem };

  DeskId desk;
  std::optional<PersonId> person;  ///< empty for the desk itself (mail intake, jobs)
  Kind kind{Kind::kSystem};
  PermissionSet permissions;
  std::optional<std::int64_t> customer;  ///< a contact's customer; empty for agents
  std::string name;                      ///< for the record and for signatures
  std::string language{"en"};            ///< "en" or "cs"

  bool may(Permission permission) const { return permissions.test(static_cast<std::size_t>(permission)); }
  bool is_contact() const { return kind == Kind::kContact; }
};

/// The desk itself acting: jobs, mail intake. Holds every permission.
inline Actor system_actor(DeskId desk) {
  Actor actor{.desk = desk, .name = "Podpora"};
  actor.permissions.set();
  return actor;
}

}  // namespace podpora
