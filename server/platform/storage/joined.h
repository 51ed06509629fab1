#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace podpora::storage {

/// A statement put together from fixed pieces while compiling, so that several statements share one without copies of
/// it: `constexpr Query kAll{"ticket.all", joined<kColumns, kFilters>};`. Every combination has an address of its own.
template <std::string_view const&... Pieces>
struct Joined {
  static constexpr auto text = [] {
    std::array<char, (Pieces.size() + ...)> all{};
    auto at = all.begin();
    ((at = std::copy(Pieces.begin(), Pieces.end(), at)), ...);
    return all;
  }();
};
template <std::string_view const&... Pieces>
inline constexpr std::string_view joined{Joined<Pieces...>::text.data(), Joined<Pieces...>::text.size()};

}  // namespace podpora::storage
