#include "features/diagnosis/known_issue.h"

#include "features/diagnosis/answer.h"
#include "features/diagnosis/health_rules.h"
#include "features/diagnosis/health_store.h"
#include "features/diagnosis/known_issue_store.h"
#include "features/identity/desk.h"
#include "features/tickets/access.h"
#include "features/tickets/change.h"
#include "features/tickets/ticket_rules.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

void record(storage::Transaction& tx, IssueContext const& context, Actor const& actor, std::string_view kind,
            KnownIssueId id, std::optional<tickets::TicketId> ticket = std::nullopt) {
  audit::record(
      tx, context.diagnosis.audit, actor,
      {.kind = kind, .subject = to_text(id), .payload = ticket ? R"({"ticket":")" + to_text(*ticket) + "\"}" : "{}"});
}

/// The linked tickets that somebody still waits for.
std::vector<tickets::Ticket> unfinished(storage::Transaction& tx, Actor const& actor, KnownIssueId issue) {
  auto all = linked_tickets(tx, actor, issue);
  std::erase_if(all, [](tickets::Ticket const& ticket) { return !tickets::is_open(ticket.state); });
  return all;
}

std::string const& text_in(UpdateText const& text, std::string const& language) {
  return language == "cs" ? text.cs : text.en;
}

Result<IssueUpdate> publish(storage::Transaction& tx, IssueContext const& context, Actor const& actor, KnownIssueId id,
                            UpdateText const& text) {
  auto const tickets = unfinished(tx, actor, id);
  for (auto const& ticket : tickets) {
    auto const language = language_of(tx, actor.desk, ticket);
    if (trim(text_in(text, language)).empty()) return invalid("/" + language, "language-needed");
  }
  for (auto const& ticket : tickets) {
    TRY(tickets::add_message(tx, context.tickets, actor, ticket.id,
                             {.visibility = tickets::Visibility::kCustomer,
                              .author_kind = tickets::AuthorKind::kAgent,
                              .author_id = actor.person,
                              .author_name = actor.name,
                              .body = text_in(text, language_of(tx, actor.desk, ticket)),
                              .moves = tickets::Moves::kNothing,
                              .occasion = tickets::Occasion::kKnownIssue}));
  }
  auto const& audit = context.diagnosis.audit;
  IssueUpdate const update{.en = text.en,
                           .cs = text.cs,
                           .recipients = static_cast<std::int64_t>(tickets.size()),
                           .published_by = actor.name,
                           .published_at = audit.clock.now()};
  insert_update(tx, actor.desk, audit.ids.next(), id, update);
  record(tx, context, actor, "known_issue.update_published", id);
  return update;
}

}  // namespace

std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  if (ticket.contact_id) {
    auto const contact = customers::find_contact(tx, desk, *ticket.contact_id);
    if (contact && !contact->language.empty()) return contact->language;
  }
  if (ticket.customer_id) {
    auto const customer = customers::find_customer(tx, desk, *ticket.customer_id);
    if (customer && !customer->language.empty()) return customer->language;
  }
  auto const own = identity::find_desk(tx, desk);
  return own ? own->language : "en";
}

std::vector<tickets::Ticket> linked_tickets(storage::Transaction& tx, Actor const& actor, KnownIssueId issue) {
  std::vector<tickets::Ticket> linked;
  for (auto const id : links_of(tx, actor.desk, issue)) {
    auto ticket = find_ticket(tx, actor.desk, id);
    if (ticket && tickets::may_see(tx, actor, *ticket)) linked.push_back(std::move(*ticket));
  }
  return linked;
}

Result<KnownIssue> open_known_issue(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                    NewKnownIssue issue) {
  auto const title = trim(issue.title);
  if (title.empty()) return invalid("/title", "required");
  if (!knows_service(*context.diagnosis.rulebooks.of(tx, actor.desk), issue.service)) {
    return invalid("/service", "unknown-service", {{"value", issue.service}});
  }
  if (issue.health_issue_id && !find_health_issue(tx, actor.desk, *issue.health_issue_id)) {
    return invalid("/health_issue_id", "unknown-reference");
  }
  auto const now = context.diagnosis.audit.clock.now();
  KnownIssue const opened{.id = context.diagnosis.audit.ids.make<KnownIssueId>(),
                          .title = title,
                          .description = std::move(issue.description),
                          .service = std::move(issue.service),
                          .health_issue_id = issue.health_issue_id,
                          .created_by = actor.name,
                          .created_at = now,
                          .updated_at = now};
  insert_known_issue(tx, actor.desk, opened);
  record(tx, context, actor, "known_issue.opened", opened.id);
  return opened;
}

Result<void> link_ticket(storage::Transaction& tx, IssueContext const& context, Actor const& actor, KnownIssueId id,
                         tickets::TicketId ticket_id) {
  auto const issue = find_known_issue(tx, actor.desk, id);
  if (!issue) return not_found("known issue");
  auto const ticket = TRY(tickets::find_visible(tx, actor, ticket_id));
  if (tickets::is_restricted(ticket)) return conflict("ticket-restricted");
  if (issue->state == IssueState::kResolved) return conflict("known-issue-resolved");
  auto const now = context.diagnosis.audit.clock.now();
  if (!insert_link(tx, actor, id, ticket_id, now)) return {};
  record(tx, context, actor, "known_issue.ticket_linked", id, ticket_id);
  start_runbook(tx, context.diagnosis, actor, ticket);
  auto const own = identity::find_desk(tx, actor.desk);
  TRY(answer_from_records(
      tx, context.diagnosis, actor, ticket,
      {rulebook::AnswerFrom::kKnownIssues, rulebook::Known::kIssue,
       i18n::text(own ? own->language : "en", "diagnosis.known_issue", {{"title", issue->title}})}));
  // A runbook without a question for service health has no use for the record.
  if (issue->health_issue_id) {
    auto const answered = answer_health(tx, context.diagnosis, actor, ticket_id, issue->health_issue_id);
    if (answered.has_error() && answered.error().code != "no-health-check") return answered.error();
  }
  return {};
}

Result<void> unlink_ticket(storage::Transaction& tx, IssueContext const& context, Actor const& actor, KnownIssueId id,
                           tickets::TicketId ticket) {
  if (!find_known_issue(tx, actor.desk, id)) return not_found("known issue");
  TRY(tickets::find_visible(tx, actor, ticket));
  if (!delete_link(tx, actor.desk, id, ticket)) return not_found("ticket");
  record(tx, context, actor, "known_issue.ticket_unlinked", id, ticket);
  return {};
}

Result<IssueUpdate> publish_update(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                   KnownIssueId id, UpdateText const& text) {
  auto issue = find_known_issue(tx, actor.desk, id);
  if (!issue) return not_found("known issue");
  if (issue->state == IssueState::kResolved) return conflict("known-issue-resolved");
  if (trim(text.en).empty() && trim(text.cs).empty()) return invalid("/en", "required");
  auto const update = TRY(publish(tx, context, actor, id, text));
  issue->updated_at = update.published_at;
  update_known_issue(tx, actor.desk, *issue);
  return update;
}

Result<KnownIssue> resolve_known_issue(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                       KnownIssueId id, std::string const& cause, UpdateText const& text) {
  auto issue = find_known_issue(tx, actor.desk, id);
  if (!issue) return not_found("known issue");
  if (issue->state == IssueState::kResolved) return conflict("known-issue-resolved");
  if (trim(cause).empty()) return invalid("/cause", "required");
  if (!trim(text.en).empty() || !trim(text.cs).empty()) TRY(publish(tx, context, actor, id, text));
  for (auto const& ticket : unfinished(tx, actor, id)) {
    if (context.resolve) {
      TRY(context.resolve(tx, actor, ticket.id, trim(cause)));
    } else {
      TRY(tickets::resolve_ticket(tx, context.tickets, actor, ticket.id, trim(cause)));
    }
  }
  auto const now = context.diagnosis.audit.clock.now();
  issue->state = IssueState::kResolved;
  issue->cause = trim(cause);
  issue->updated_at = now;
  issue->resolved_at = now;
  update_known_issue(tx, actor.desk, *issue);
  record(tx, context, actor, "known_issue.resolved", id);
  ++issue->version;
  return *issue;
}

}  // namespace podpora::diagnosis
