#pragma once

#include "features/macros/macro.h"

namespace podpora::macros {

/// When what is put aside now comes back, in a zone that is known. Nothing for `none`. Monday is the next one: on a
/// Monday, that in a week.
std::optional<Time> snooze_until(MacroSnooze snooze, Time now, std::string const& zone);

}  // namespace podpora::macros
