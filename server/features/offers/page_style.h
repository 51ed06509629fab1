#pragma once

#include "features/offers/brand.h"

#include <optional>
#include <string>
#include <string_view>

namespace podpora::offers {

/// The style sheet of the public page, dark and printable too.
extern std::string_view const kPageStyle;

/// The same in the brand's colours.
std::string page_style(std::optional<Brand> const& brand);

/// The Content-Security-Policy that allows that style sheet by its hash, and pictures of our own. No script runs.
std::string page_policy(std::string_view style = kPageStyle);

/// Where the brand's logo is.
std::string logo_address(identity::Desk const& desk, Brand const& brand);

}  // namespace podpora::offers
