#pragma once

#include "app/parts.h"
#include "features/insight/opportunity_http.h"
#include "features/insight/review_http.h"

namespace podpora::app {

/// What the page of routes about learning calls.
struct LearningHttps {
  explicit LearningHttps(App::Parts& parts)
      : opportunities(parts.ports.database, {parts.audit, parts.rulebooks}),
        reviews(parts.ports.database, {parts.audit, parts.rulebooks}) {}

  insight::OpportunityHttp const opportunities;
  insight::ReviewHttp const reviews;
};

}  // namespace podpora::app
