#pragma once

#include <iosfwd>
#include <string>

namespace podpora::calendars {

struct CalendarQuestion {
  std::string calendar;  ///< TOML file
  std::string from;      ///< RFC 3339
  std::string to;        ///< of `worked`
  std::int64_t minutes{0};
  bool seconds{false};  ///< `worked` prints exact seconds instead of whole minutes
  std::string language{"en"};
};

/// `podpora calendar due`: the earliest instant at which so many minutes have been worked, in UTC. 0, or 1 with a
/// sentence for each thing that is wrong, or 2 when a time is none.
int run_due(CalendarQuestion const& question, std::ostream& out, std::ostream& errors);

/// `podpora calendar worked`: open minutes between two instants, rounded down.
int run_worked(CalendarQuestion const& question, std::ostream& out, std::ostream& errors);

}  // namespace podpora::calendars
