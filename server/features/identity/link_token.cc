#include "features/identity/link_token.h"

#include "platform/crypto/crypto.h"

namespace podpora::identity {

LinkToken make_link_token(Random& random, DeskId desk) {
  auto token = to_text(desk) + "." + random_token(random);
  auto hash = crypto::hash_token(token);
  return {std::move(token), std::move(hash)};
}

std::optional<DeskId> desk_of_link_token(std::string const& token) {
  constexpr std::size_t kTokenMax = 200;
  auto const dot = token.find('.');
  if (dot == std::string::npos || token.size() > kTokenMax) return std::nullopt;
  return parse_id<DeskTag>(token.substr(0, dot));
}

}  // namespace podpora::identity
