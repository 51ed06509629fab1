#pragma once

#include "platform/base/clock.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <optional>
#include <string>
#include <string_view>

namespace podpora::queue {

/// How far a reader of the live feed has come: the number of the last event, and when the last presence was told.
struct LivePlace {
  std::int64_t event{0};
  Time presence;

  bool operator==(LivePlace const&) const = default;
};

/// `17-1763884800000000`, as it stands in `id:` and comes back as `Last-Event-ID`.
std::string write_place(LivePlace const& place);
std::optional<LivePlace> parse_live_place(std::string_view text);

/// What happened behind that place as a piece of an event stream (HTML, server-sent events, section 9.2.6): changes of
/// tickets that the actor may see, and what others do with them. Empty when nothing did. Without a place, or with one
/// that is too far behind, the place of now with `event: reset`: what is on the screen is to be asked for again.
std::string live_since(storage::Transaction& tx, Actor const& actor, std::optional<LivePlace> const& place, Time now);

}  // namespace podpora::queue
