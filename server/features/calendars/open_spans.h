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

/// Which pieces of a local day are open: weekly hours less holidays plus exceptions.
class OpenDays {
 public:
  /// Holidays or exceptions by date: a feed may have thousands.
  using Dated = std::multimap<std::chrono::sys_days, Span>;

  explicit OpenDays(Calendar const& calendar);

  /// The open pieces of that day, in order, none touching another.
  std::vector<DayPiece> pieces(std::chrono::sys_days day);

 private:
  Dated const& preset_of(std::chrono::year year);

  Preset preset_kind_;
  Dated holidays_;
  Dated exceptions_;
  std::array<std::vector<DayPiece>, 7> week_;  ///< from Sunday, as std::chrono::weekday counts
  std::map<std::chrono::year, Dated> preset_;
};

}  // namespace podpora::calendars
