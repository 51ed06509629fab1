#include "features/tickets/disposition.h"

#include <fmt/format.h>

#include <cctype>

namespace podpora::tickets {

std::string disposition(std::string const& name) {
  std::string encoded;
  for (unsigned char const c : name) {
    if (std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_') {
      encoded += static_cast<char>(c);
    } else {
      encoded += fmt::format("%{:02X}", c);
    }
  }
  return "attachment; filename*=UTF-8''" + encoded;
}

}  // namespace podpora::tickets
