#pragma once

#include "features/calendars/calendar.h"
#include "features/rulebook/pack_tree.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace podpora::calendars {

/// Reads a calendar from TOML: `time_zone`; `[[hours]]` with `day = ["mon", …]`, `from`, `to`; `[[holiday]]` with
/// `date` and maybe `from`, `to`, or with `ics = "FILE"` beside the calendar; `[[exception]]` with `date`, `from`,
/// `to`; maybe `preset`. Every mistake becomes an error with file, line and field; nothing is returned then.
std::optional<Calendar> read_calendar(std::filesystem::path const& file, std::vector<rulebook::PackError>& errors);

}  // namespace podpora::calendars
