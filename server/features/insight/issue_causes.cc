#include "features/diagnosis/known_issue_store.h"
#include "features/insight/lesson.h"
#include "features/tickets/ticket_rules.h"

#include <algorithm>

namespace podpora::insight {

namespace {

using Causes = std::vector<rulebook::Cause>;

bool has(Causes const& causes, std::string const& code) {
  return std::ranges::find(causes, code, &rulebook::Cause::code) != causes.end();
}

/// What requests of the issue's service could be counted under, while none is linked.
Causes causes_of_service(storage::Transaction& tx, LessonContext const& context, DeskId desk,
                         std::string const& service) {
  Causes causes;
  for (auto const kind : {Kind::kTechnical, Kind::kSubscription, Kind::kBilling}) {
    tickets::Ticket request;
    request.kind = kind;
    request.service = service;
    request.opened_at = context.tickets.audit.clock.now();
    auto const catalogue = catalogue_of(tx, context.rulebooks, desk, request);
    for (auto const* cause : catalogue.causes) {
      if (!has(causes, cause->code)) causes.push_back(*cause);
    }
  }
  return causes;
}

}  // namespace

Result<std::vector<rulebook::Cause>> causes_of_issue(storage::Transaction& tx, LessonContext const& context,
                                                     Actor const& actor, diagnosis::KnownIssueId id) {
  auto const issue = diagnosis::find_known_issue(tx, actor.desk, id);
  if (!issue) return not_found("known issue");
  std::optional<Causes> common;
  for (auto const& ticket : diagnosis::linked_tickets(tx, actor, id)) {
    if (!tickets::is_open(ticket.state)) continue;
    auto const catalogue = catalogue_of(tx, context.rulebooks, actor.desk, ticket);
    if (!common) {
      common.emplace();
      for (auto const* cause : catalogue.causes) common->push_back(*cause);
    }
    std::erase_if(*common, [&](auto const& cause) { return !catalogue.find(cause.code); });
  }
  if (common) return *std::move(common);
  return causes_of_service(tx, context, actor.desk, issue->service);
}

}  // namespace podpora::insight
