#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace podpora {

/// A typed 64-bit key. `Tag::prefix` is what people see before the underscore: `tkt_0f5…`.
/// Ids are ordered by the time of their making and are no secrets.
template <class Tag>
struct Id {
  std::int64_t value{0};

  auto operator<=>(Id const&) const = default;
};

/// Thirteen characters of Crockford's base 32 (https://www.crockford.com/base32.html), lower case.
std::string encode_id(std::string_view prefix, std::int64_t value);

/// The inverse; empty when the prefix is another one, or the rest is not exactly one positive id.
std::optional<std::int64_t> decode_id(std::string_view prefix, std::string_view text);

template <class Tag>
std::string to_text(Id<Tag> id) {
  return encode_id(Tag::prefix, id.value);
}

template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
  auto const value = decode_id(Tag::prefix, text);
  if (!value) return std::nullopt;
  return Id<Tag>{*value};
}

struct DeskTag {
  static constexpr std::string_view prefix = "dsk";
};
struct PersonTag {
  static constexpr std::string_view prefix = "per";
};
struct EventTag {
  static constexpr std::string_view prefix = "evt";
};
struct JobTag {
  static constexpr std::string_view prefix = "job";
};

using DeskId = Id<DeskTag>;
using PersonId = Id<PersonTag>;  ///< an agent, or a customer's contact who can sign in
using EventId = Id<EventTag>;
using JobId = Id<JobTag>;

}  // namespace podpora

template <class Tag>
struct std::hash<podpora::Id<Tag>> {
  std::size_t operator()(podpora::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
