#include "app/demo/add_desk.h"

#include "app/demo/past.h"
#include "app/demo/requests.h"
#include "platform/storage/migrate.h"

namespace podpora::app::demo {

Partner add_desk(AppOptions const& options, DeskContent const& content) {
  Outside outside(options);
  auto const now = SystemClock{}.now();
  ManualClock clock(content.past ? now - kPast : now);
  auto const ports = outside.ports();
  App app(options, {clock, ports.random, ports.database, ports.transport});
  storage::migrate(app.database());
  auto partner = add_partner(app, OfferState::kPublished);
  if (content.past) add_past(app, partner, clock, now);
  if (content.requests) add_requests(app, partner);
  return partner;
}

}  // namespace podpora::app::demo
