#include "features/portal/progress.h"

#include "features/clocks/clock_store.h"
#include "features/escalation/service_request_store.h"
#include "features/portal/portal_terms_store.h"

#include <algorithm>

namespace podpora::portal {

namespace {

bool is_with_provider(escalation::ServiceRequest const& request) {
  using enum escalation::State;
  return request.sent_at && (request.state == kSent || request.state == kAccepted || request.state == kWorking);
}

std::optional<Time> earlier(std::optional<Time> a, std::optional<Time> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

Result<PortalTerms> set_portal_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     PortalTerms terms) {
  if (portal_terms_of(tx, actor.desk).version != terms.version) {
    return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  }
  ++terms.version;
  put_portal_terms(tx, actor.desk, terms);
  audit::record(tx, context, actor, {.kind = "portal_terms.set", .subject = to_text(actor.desk)});
  return terms;
}

Progress progress_of(std::vector<clocks::DeadlineClock> const& clocks,
                     std::vector<escalation::ServiceRequest> const& requests, PortalTerms const& terms) {
  using enum clocks::ClockKind;
  Progress progress;
  for (auto const& clock : clocks) {
    bool const ours = clock.kind == kFirstResponse || clock.kind == kNextUpdate;
    if (ours) progress.answer_by = earlier(progress.answer_by, clock.due_at);
  }
  if (!terms.shows_provider) return progress;
  auto const longest = std::ranges::min_element(
      requests, {}, [](auto const& request) { return is_with_provider(request) ? *request.sent_at : Time::max(); });
  if (longest == requests.end() || !is_with_provider(*longest)) return progress;
  progress.with_provider_since = longest->sent_at;
  for (auto const& clock : clocks) {
    bool const theirs = clock.kind == kUpstreamResponse && clock.service_request_id == longest->id.value;
    if (theirs) progress.provider_answer_by = clock.due_at;
  }
  return progress;
}

Progress progress_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return progress_of(clocks::clocks_of(tx, desk, ticket), escalation::service_requests_of(tx, desk, ticket),
                     portal_terms_of(tx, desk));
}

}  // namespace podpora::portal
