#pragma once

#include "features/calendars/calendar.h"

#include <array>
#include <map>
#include <vector>

namespace podpora::calendars {

/// Half-open piece of a local day, in minutes since its midnight.
struct DayPiece {
  int from{0};
  int to{0};

  bool operator==(DayPiece const&) const = default;
};

/// Which pieces of a local day are open: weekly hours less holidays plus exceptions. Borrows the calendar.
class OpenDays {
 public:
  explicit OpenDays(Calendar const& calendar);

  /// The open pieces of that day, in order, none touching another.
  std::vector<DayPiece> pieces(std::chrono::sys_days day);

 private:
  std::vector<Holiday> const& preset_of(std::chrono::year year);

  Calendar const& calendar_;
  std::array<std::vector<DayPiece>, 7> week_;  ///< from Sunday, as std::chrono::weekday counts
  std::map<std::chrono::year, std::vector<Holiday>> preset_;
};

}  // namespace podpora::calendars
