#include "features/diagnosis/health_rules.h"
#include "features/diagnosis/health_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

void record(storage::Transaction& tx, Context const& context, Actor const& actor, std::string_view kind,
            HealthIssueId id) {
  audit::record(tx, context.audit, actor, {.kind = kind, .subject = to_text(id)});
}

Result<void> check(rulebook::Rulebook const& rulebook, HealthIssue const& issue) {
  if (trim(issue.external_id).empty()) return invalid("/external_id", "required");
  if (trim(issue.title).empty()) return invalid("/title", "required");
  if (!knows_service(rulebook, issue.service))
    return invalid("/service", "unknown-service", {{"value", issue.service}});
  if (issue.ended_at && *issue.ended_at < issue.started_at) return invalid("/ended_at", "ends-before-it-begins");
  return {};
}

Result<void> check_customers(storage::Transaction& tx, DeskId desk, std::vector<customers::CustomerId> const& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!customers::find_customer(tx, desk, list[i])) {
      return invalid("/customers/" + std::to_string(i), "unknown-reference");
    }
  }
  return {};
}

bool add_customers(storage::Transaction& tx, DeskId desk, HealthIssueId id,
                   std::vector<customers::CustomerId> const& list) {
  bool added = false;
  for (auto const customer : list) added = insert_health_customer(tx, desk, id, customer) || added;
  return added;
}

bool add_posts(storage::Transaction& tx, Context const& context, DeskId desk, HealthIssueId id,
               std::vector<HealthPost> const& posts) {
  auto const known = health_posts(tx, desk, id);
  bool added = false;
  for (auto const& post : posts) {
    if (std::ranges::find(known, post) != known.end()) continue;
    insert_health_post(tx, desk, context.audit.ids.next(), id, post);
    added = true;
  }
  return added;
}

/// The issue with what is ours taken from the one that is stored.
HealthIssue with_ours(HealthIssue issue, HealthIssue const& stored) {
  issue.id = stored.id;
  issue.updated_at = stored.updated_at;
  issue.version = stored.version;
  return issue;
}

}  // namespace

Result<Taken> take_in(storage::Transaction& tx, Context const& context, Actor const& actor, FeedIssue issue) {
  TRY(check(*context.rulebooks.of(tx, actor.desk), issue.issue));
  TRY(check_customers(tx, actor.desk, issue.customers));
  auto const now = context.audit.clock.now();
  auto const stored = find_health_issue_by_external_id(tx, actor.desk, issue.issue.external_id);
  if (!stored) {
    auto& added = issue.issue;
    added.id = context.audit.ids.make<HealthIssueId>();
    added.updated_at = now;
    added.version = 1;
    insert_health_issue(tx, actor.desk, added);
    add_customers(tx, actor.desk, added.id, issue.customers);
    add_posts(tx, context, actor.desk, added.id, issue.posts);
    record(tx, context, actor, "health_issue.added", added.id);
    return Taken::kAdded;
  }
  auto after = with_ours(std::move(issue.issue), *stored);
  bool changed = after != *stored;
  changed = add_customers(tx, actor.desk, stored->id, issue.customers) || changed;
  changed = add_posts(tx, context, actor.desk, stored->id, issue.posts) || changed;
  if (!changed) return Taken::kUnchanged;
  after.updated_at = now;
  after.version = stored->version + 1;
  update_health_issue(tx, actor.desk, after);
  record(tx, context, actor, "health_issue.changed", after.id);
  return Taken::kChanged;
}

FeedOutcome follow_feed(storage::Database& database, Context const& context, Actor const& actor, HealthFeed& feed) {
  FeedOutcome outcome;
  for (auto const& issue : feed.issues()) {
    auto const taken =
        database.write(storage::Scope::of(actor.desk), [&](auto& tx) { return take_in(tx, context, actor, issue); });
    if (taken.has_error()) {
      outcome.refused.emplace_back(issue.issue.external_id, taken.error());
      continue;
    }
    outcome.added += *taken == Taken::kAdded ? 1 : 0;
    outcome.changed += *taken == Taken::kChanged ? 1 : 0;
    outcome.unchanged += *taken == Taken::kUnchanged ? 1 : 0;
  }
  return outcome;
}

Result<HealthIssue> change_health_issue(storage::Transaction& tx, Context const& context, Actor const& actor,
                                        HealthIssue after) {
  auto const before = find_health_issue(tx, actor.desk, after.id);
  if (!before) return not_found("health issue");
  if (before->version != after.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check(*context.rulebooks.of(tx, actor.desk), after));
  after.updated_at = context.audit.clock.now();
  ++after.version;
  update_health_issue(tx, actor.desk, after);
  record(tx, context, actor, "health_issue.changed", after.id);
  return after;
}

Result<void> add_post(storage::Transaction& tx, Context const& context, Actor const& actor, HealthIssueId id,
                      HealthPost post) {
  auto issue = find_health_issue(tx, actor.desk, id);
  if (!issue) return not_found("health issue");
  if (trim(post.body).empty()) return invalid("/body", "required");
  insert_health_post(tx, actor.desk, context.audit.ids.next(), id, post);
  issue->updated_at = context.audit.clock.now();
  ++issue->version;
  update_health_issue(tx, actor.desk, *issue);
  record(tx, context, actor, "health_issue.post_added", id);
  return {};
}

}  // namespace podpora::diagnosis
