#include "features/clocks/sweep_job.h"

#include "features/clocks/keep_clocks.h"

#include <fmt/format.h>

namespace podpora::clocks {

void schedule_sweep(storage::Transaction& tx, audit::Context const& context, DeskId desk, Time at) {
  auto const when = std::chrono::ceil<std::chrono::duration<std::int64_t, std::ratio<10>>>(at);
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = desk,
                 .kind = kSweepJob,
                 .payload = "{}",
                 .run_at = when,
                 .dedupe_key = fmt::format("{}:{}", kSweepJob, when.time_since_epoch().count())});
}

}  // namespace podpora::clocks
