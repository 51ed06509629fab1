#include "features/diagnosis/health_http.h"

#include "features/customers/customer_store.h"
#include "features/diagnosis/health_rules.h"
#include "features/diagnosis/health_store.h"
#include "features/diagnosis/health_view.h"
#include "features/diagnosis/known_issue_store.h"
#include "features/identity/permission.h"
#include "features/tickets/access.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

constexpr int kCustomersMax = 500;
constexpr int kTicketsMax = 200;
constexpr std::int64_t kEndOfTime = INT64_MAX;

FeedIssue issue_of(HealthIssueInput input, Context const& context) {
  auto const now = context.audit.clock.now();
  FeedIssue issue{.issue = {.external_id = input.external_id.value_or(encode_id("own", context.audit.ids.next())),
                            .title = std::move(input.title),
                            .service = std::move(input.service),
                            .feature = input.feature.value_or(""),
                            .feature_group = input.feature_group.value_or(""),
                            .classification = input.classification,
                            .origin = input.origin.value_or(""),
                            .status = input.status,
                            .impact = input.impact.value_or(""),
                            .cloud = input.cloud.value_or(customers::Cloud::kGlobal),
                            .started_at = input.started_at.value_or(now),
                            .ended_at = input.ended_at},
                  .posts = {},
                  .customers = input.customers.value_or(std::vector<customers::CustomerId>{})};
  for (auto& post : input.posts.value_or(std::vector<HealthPostInput>{})) {
    issue.posts.push_back({post.post_type.value_or("regular"), std::move(post.body), post.posted_at.value_or(now)});
  }
  return issue;
}

std::vector<AffectedCustomer> affected_by(storage::Transaction& tx, DeskId desk, HealthIssue const& issue) {
  std::vector<AffectedCustomer> affected;
  auto const named = health_customers(tx, desk, issue.id);
  for (auto const& customer : customers::customers_holding(tx, desk, issue.service, issue.cloud, kCustomersMax)) {
    if (named.empty() || std::ranges::find(named, customer.id) != named.end()) {
      affected.push_back({customer.id, customer.name});
    }
  }
  return affected;
}

Result<HealthIssuePage> page_of(storage::Transaction& tx, Actor const& actor, HealthIssueId id) {
  auto const issue = find_health_issue(tx, actor.desk, id);
  if (!issue) return not_found("health issue");
  std::vector<tickets::Ticket> explained;
  for (auto const ticket_id : explained_by(tx, actor.desk, id, kTicketsMax)) {
    auto ticket = find_ticket(tx, actor.desk, ticket_id);
    if (ticket && tickets::may_see(tx, actor, *ticket)) explained.push_back(std::move(*ticket));
  }
  HealthIssuePage page{.issue = view_of(*issue),
                       .posts = health_posts(tx, actor.desk, id),
                       .customers = actor.may(Permission::kCustomerRead) ? affected_by(tx, actor.desk, *issue)
                                                                         : std::vector<AffectedCustomer>{},
                       .tickets = lines_of(tx, actor.desk, explained),
                       .known_issues = {},
                       .version = issue->version};
  for (auto const& known : known_issues_of_health(tx, actor.desk, id)) page.known_issues.push_back(view_of(known));
  return page;
}

TicketHealthView health_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket, Time now) {
  TicketHealthView view;
  for (auto const& issue : issues_for(tx, desk, ticket, now)) view.issues.push_back(view_of(issue));
  if (auto const chosen = chosen_issue(tx, desk, ticket.id)) view.chosen = chosen->id;
  for (auto const& known : known_issues_of_ticket(tx, desk, ticket.id)) view.linked.push_back(view_of(known));
  if (ticket.service.empty()) return view;
  for (auto const& known : list_known_issues(tx, desk, {.state = "open", .service = ticket.service})) {
    bool const linked = std::ranges::any_of(view.linked, [&](auto const& each) { return each.id == known.id; });
    if (!linked) view.open_issues.push_back(view_of(known));
  }
  return view;
}

template <class T, class Field>
Result<void> put(http::Patch<T> const& patch, Field& field, std::string const& pointer) {
  if (patch.state == http::Patch<T>::State::kNull) return invalid(pointer, "required");
  if (patch.present()) field = patch.value;
  return {};
}

}  // namespace

Result<http::Page<HealthIssueView>> HealthHttp::list(http::Call const& call, HealthQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<HealthIssueView>> {
    HealthPage page{.service = query.service.value_or(""),
                    .before = Time{Duration{kEndOfTime}},
                    .limit = static_cast<int>(query.limit.value_or(50))};
    if (query.cursor) {
      auto const id = parse_id<HealthIssueTag>(*query.cursor);
      auto const last = id ? find_health_issue(tx, desk, *id) : std::nullopt;
      if (!last) return invalid("query/cursor", "cursor");
      page.before = last->updated_at;
      page.before_id = last->id;
    }
    http::Page<HealthIssueView> out;
    for (auto const& issue : list_health_issues(tx, desk, page)) out.items.push_back(view_of(issue));
    if (out.items.size() == static_cast<std::size_t>(page.limit)) out.next = to_text(out.items.back().id);
    return out;
  });
}

Result<http::Created<HealthIssuePage>> HealthHttp::add(http::Call const& call, HealthIssueInput request) const {
  auto const& actor = call.actor;
  auto const issue = issue_of(std::move(request), context_.diagnosis);
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<HealthIssuePage>> {
    auto const& external_id = issue.issue.external_id;
    if (find_health_issue_by_external_id(tx, actor.desk, external_id)) {
      return conflict("health-issue-known", {{"id", external_id}});
    }
    TRY(take_in(tx, context_.diagnosis, actor, issue));
    auto const added = find_health_issue_by_external_id(tx, actor.desk, external_id).value();
    return http::Created<HealthIssuePage>{"/api/v1/health-issues/" + to_text(added.id),
                                          TRY(page_of(tx, actor, added.id))};
  });
}

Result<HealthFeedResult> HealthHttp::take_feed(http::Call const& call, HealthFeedRequest request) const {
  std::vector<FeedIssue> issues;
  for (std::size_t i = 0; i < request.issues.size(); ++i) {
    if (!request.issues[i].external_id) return invalid("/issues/" + std::to_string(i) + "/external_id", "required");
    issues.push_back(issue_of(std::move(request.issues[i]), context_.diagnosis));
  }
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<HealthFeedResult> {
    HealthFeedResult result;
    for (std::size_t i = 0; i < issues.size(); ++i) {
      auto const taken = take_in(tx, context_.diagnosis, call.actor, issues[i]);
      if (taken.has_error()) {
        auto error = taken.error();
        for (auto& field : error.fields) field.pointer = "/issues/" + std::to_string(i) + field.pointer;
        return error;
      }
      result.added += *taken == Taken::kAdded ? 1 : 0;
      result.changed += *taken == Taken::kChanged ? 1 : 0;
      result.unchanged += *taken == Taken::kUnchanged ? 1 : 0;
    }
    return result;
  });
}

Result<HealthIssuePage> HealthHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<HealthIssueId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) { return page_of(tx, call.actor, id); });
}

Result<HealthIssuePage> HealthHttp::change(http::Call const& call, HealthIssueChange request) const {
  auto const id = TRY(call.id<HealthIssueId>("id"));
  auto const version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<HealthIssuePage> {
    auto issue = find_health_issue(tx, call.actor.desk, id);
    if (!issue) return not_found("health issue");
    TRY(put(request.title, issue->title, "/title"));
    TRY(put(request.impact, issue->impact, "/impact"));
    TRY(put(request.classification, issue->classification, "/classification"));
    TRY(put(request.status, issue->status, "/status"));
    if (request.ended_at.present()) {
      bool const is_null = request.ended_at.state == http::Patch<Time>::State::kNull;
      issue->ended_at = is_null ? std::nullopt : std::optional{request.ended_at.value};
    } else if (request.status.present() && is_over(*issue) && !issue->ended_at) {
      issue->ended_at = context_.diagnosis.audit.clock.now();
    }
    issue->version = version;
    TRY(change_health_issue(tx, context_.diagnosis, call.actor, *issue));
    return page_of(tx, call.actor, id);
  });
}

Result<HealthIssuePage> HealthHttp::post(http::Call const& call, HealthPostInput request) const {
  auto const id = TRY(call.id<HealthIssueId>("id"));
  HealthPost const post{.post_type = request.post_type.value_or("regular"),
                        .body = std::move(request.body),
                        .posted_at = request.posted_at.value_or(context_.diagnosis.audit.clock.now())};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<HealthIssuePage> {
    TRY(add_post(tx, context_.diagnosis, call.actor, id, post));
    return page_of(tx, call.actor, id);
  });
}

Result<TicketHealthView> HealthHttp::of_ticket(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TicketHealthView> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    return health_of(tx, desk, *ticket, context_.diagnosis.audit.clock.now());
  });
}

Result<TicketHealthView> HealthHttp::answer(http::Call const& call, HealthAnswerRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<TicketHealthView> {
    TRY(answer_health(tx, context_.diagnosis, call.actor, id, request.issue_id));
    auto const ticket = find_ticket(tx, call.actor.desk, id).value();
    return health_of(tx, call.actor.desk, ticket, context_.diagnosis.audit.clock.now());
  });
}

}  // namespace podpora::diagnosis
