#include "features/diagnosis/health_http.h"
#include "features/diagnosis/health_view.h"
#include "features/diagnosis/known_issue_store.h"
#include "features/tickets/ticket_rules.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

Result<KnownIssuePage> page_of(storage::Transaction& tx, Actor const& actor, KnownIssueId id) {
  auto const issue = find_known_issue(tx, actor.desk, id);
  if (!issue) return not_found("known issue");
  KnownIssuePage page{.issue = view_of(*issue),
                      .tickets = lines_of(tx, actor.desk, linked_tickets(tx, actor, id)),
                      .updates = updates_of(tx, actor.desk, id),
                      .languages = {},
                      .version = issue->version};
  for (auto const& line : page.tickets) {
    bool const known = std::ranges::find(page.languages, line.language) != page.languages.end();
    if (tickets::is_open(line.state) && !known) page.languages.push_back(line.language);
  }
  return page;
}

UpdateText text_of(std::optional<std::string>& en, std::optional<std::string>& cs) {
  return {.en = std::move(en).value_or(""), .cs = std::move(cs).value_or("")};
}

}  // namespace

Result<http::Page<KnownIssueView>> KnownIssueHttp::list(http::Call const& call, KnownIssueQuery query) const {
  if (query.state && !parse_enum<IssueState>(*query.state)) return invalid("query/state", "enum");
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Page<KnownIssueView>> {
    http::Page<KnownIssueView> page;
    for (auto const& issue :
         list_known_issues(tx, call.actor.desk,
                           {.state = query.state.value_or(""), .service = query.service.value_or(""), .limit = 200})) {
      page.items.push_back(view_of(issue));
    }
    return page;
  });
}

Result<http::Created<KnownIssuePage>> KnownIssueHttp::open(http::Call const& call, KnownIssueRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<KnownIssuePage>> {
    auto const issue = TRY(open_known_issue(tx, context_, actor,
                                            {.title = request.title,
                                             .description = request.description.value_or(""),
                                             .service = request.service,
                                             .health_issue_id = request.health_issue_id}));
    if (request.ticket_id) TRY(link_ticket(tx, context_, actor, issue.id, *request.ticket_id));
    return http::Created<KnownIssuePage>{"/api/v1/known-issues/" + to_text(issue.id),
                                         TRY(page_of(tx, actor, issue.id))};
  });
}

Result<KnownIssuePage> KnownIssueHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<KnownIssueId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) { return page_of(tx, call.actor, id); });
}

Result<KnownIssuePage> KnownIssueHttp::change(http::Call const& call, Change const& change) const {
  auto const id = TRY(call.id<KnownIssueId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<KnownIssuePage> {
    TRY(change(tx, id));
    return page_of(tx, call.actor, id);
  });
}

Result<KnownIssuePage> KnownIssueHttp::link(http::Call const& call, LinkRequest request) const {
  return change(call, [&](storage::Transaction& tx, KnownIssueId id) {
    return link_ticket(tx, context_, call.actor, id, request.ticket_id);
  });
}

Result<KnownIssuePage> KnownIssueHttp::unlink(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("ticket"));
  return change(call, [&](storage::Transaction& tx, KnownIssueId id) {
    return unlink_ticket(tx, context_, call.actor, id, ticket);
  });
}

Result<KnownIssuePage> KnownIssueHttp::publish(http::Call const& call, UpdateRequest request) const {
  auto const text = text_of(request.en, request.cs);
  return change(call, [&](storage::Transaction& tx, KnownIssueId id) -> Result<void> {
    TRY(publish_update(tx, context_, call.actor, id, text));
    return {};
  });
}

Result<KnownIssuePage> KnownIssueHttp::resolve(http::Call const& call, ResolveIssueRequest request) const {
  auto const text = text_of(request.en, request.cs);
  return change(call, [&](storage::Transaction& tx, KnownIssueId id) -> Result<void> {
    TRY(resolve_known_issue(tx, context_, call.actor, id, request.cause, text));
    return {};
  });
}

}  // namespace podpora::diagnosis
