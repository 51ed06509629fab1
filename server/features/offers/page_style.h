#pragma once

#include <string>
#include <string_view>

namespace podpora::offers {

/// The style sheet of the public page, for screen and print, light and dark. It stands inside the page.
extern std::string_view const kPageStyle;

/// The page's content security policy: nothing but this style sheet, by its hash.
std::string page_policy();

}  // namespace podpora::offers
