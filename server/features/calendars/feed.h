#pragma once

#include "features/calendars/calendar.h"

namespace podpora::calendars {

struct FeedTag {
  static constexpr std::string_view prefix = "cfd";
};
using FeedId = Id<FeedTag>;

/// Holidays of a calendar that come from an iCalendar document: a file that was uploaded, or an address that is fetched
/// again every day. What was read last stays in use while fetching fails.
struct Feed {
  CalendarId calendar_id;
  FeedId id;
  std::string name;
  std::string url;     ///< empty for an uploaded file
  std::string sha256;  ///< of the last good document
  std::int64_t days{0};
  Time fetched_at;             ///< of the last good document
  Time tried_at;               ///< of the last try
  std::string failure;         ///< code of what the last try said; empty when it went well
  std::string failure_detail;  ///< an event's name, or the network's words

  bool operator==(Feed const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Feed, (),
                      (calendar_id, id, name, url, sha256, days, fetched_at, tried_at, failure, failure_detail))

}  // namespace podpora::calendars
