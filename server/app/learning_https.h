#pragma once

#include "app/parts.h"
#include "app/webhooks.h"
#include "features/diagnosis/known_issue.h"
#include "features/insight/across_http.h"
#include "features/insight/lesson.h"
#include "features/insight/opportunity_http.h"
#include "features/insight/review_http.h"
#include "features/insight/review_schedule_http.h"
#include "features/reports/http.h"
#include "features/webhooks/http.h"

namespace podpora::app {

/// A known issue's requests are resolved with a cause of their catalogue, and teach as others do.
inline diagnosis::ResolveTicket resolve_with_lesson(App::Parts& parts) {
  return [&parts](storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
                  std::string const& cause) -> Result<void> {
    TRY(insight::resolve_with_lesson(tx, {parts.tickets, parts.rulebooks}, actor, ticket, {.cause = cause}));
    return {};
  };
}

/// What the page of routes about learning calls.
struct LearningHttps {
  explicit LearningHttps(App::Parts& parts)
      : opportunities(parts.ports.database, {parts.audit, parts.rulebooks}),
        reviews(parts.ports.database, {parts.audit, parts.rulebooks}),
        schedules(parts.ports.database, parts.audit),
        across(parts.ports.database, {parts.audit, parts.rulebooks}),
        reports(parts.ports.database, parts.rulebooks, parts.ports.clock),
        webhooks(parts.ports.database, webhooks_context(parts)) {}

  insight::OpportunityHttp const opportunities;
  insight::ReviewHttp const reviews;
  insight::ReviewScheduleHttp const schedules;
  insight::AcrossHttp const across;
  reports::Http const reports;
  webhooks::Http const webhooks;
};

}  // namespace podpora::app
