#include "features/calendars/revision_rules.h"

#include "features/calendars/calendar_rules.h"

#include <algorithm>

namespace podpora::calendars {

Result<Duration> worked_through(std::vector<Revision> const& revisions, Time from, Time to) {
  Duration open{0};
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    auto const begins = i == 0 ? from : std::max(from, revisions[i].began_at);
    auto const ends = i + 1 == revisions.size() ? to : std::min(to, revisions[i + 1].began_at);
    if (begins < ends) open += TRY(worked(revisions[i].calendar, begins, ends));
  }
  return open;
}

}  // namespace podpora::calendars
