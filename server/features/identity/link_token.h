#pragma once

#include "platform/base/id.h"
#include "platform/base/random.h"

#include <optional>
#include <string>

namespace podpora::identity {

/// What opens something without signing in: `dsk_….random`, 256 random bits behind the desk's id, so that whoever opens
/// the link is looked for in that desk alone. `token` goes into the mail and is kept nowhere; `hash` is stored.
struct LinkToken {
  std::string token;
  std::string hash;
};

/// A new one, of a desk.
LinkToken make_link_token(Random& random, DeskId desk);

/// The desk that a token names; nothing for what is no token of ours.
std::optional<DeskId> desk_of_link_token(std::string const& token);

}  // namespace podpora::identity
