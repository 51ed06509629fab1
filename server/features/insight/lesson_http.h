#pragma once

#include "features/insight/lesson_wire.h"
#include "features/tickets/wire.h"
#include "platform/http/call.h"

namespace podpora::insight {

/// Resolving, and what a resolved ticket taught.
class LessonHttp {
 public:
  LessonHttp(storage::Database& database, LessonContext context) : database_(database), context_(context) {}

  Result<tickets::TicketView> resolve(http::Call const& call, LessonRequest request) const;
  Result<CauseProposals> proposals(http::Call const& call) const;
  /// What a known issue may be resolved with.
  Result<CauseList> of_issue(http::Call const& call) const;
  Result<Lesson> correct(http::Call const& call, LessonRequest request) const;

 private:
  storage::Database& database_;
  LessonContext context_;
};

}  // namespace podpora::insight
