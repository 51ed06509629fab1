#include "features/intake/intake.h"

#include "features/notify/desk_address_store.h"
#include "platform/base/text.h"

namespace podpora::intake {

std::optional<DeskId> find_desk_of_recipient(storage::Transaction& tx, std::string const& address) {
  auto const whole = ascii_lower(address);
  if (auto const desk = notify::find_desk_by_address(tx, whole)) return desk;
  auto const at = whole.rfind('@');
  auto const plus = whole.find('+');
  if (at == std::string::npos || plus == std::string::npos || plus > at) return std::nullopt;
  return notify::find_desk_by_address(tx, whole.substr(0, plus) + whole.substr(at));
}

}  // namespace podpora::intake
