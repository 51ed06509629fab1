#include "features/diagnosis/answer.h"
#include "features/diagnosis/health_rules.h"
#include "features/diagnosis/health_store.h"
#include "features/identity/desk.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

constexpr int kIssuesMax = 200;
constexpr auto kLookBack = std::chrono::hours{24};

HealthSubject subject_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  HealthSubject subject{
      .service = ticket.service, .cloud = {}, .customer_id = ticket.customer_id, .opened_at = ticket.opened_at};
  if (!ticket.customer_id) return subject;
  if (auto const customer = customers::find_customer(tx, desk, *ticket.customer_id)) subject.cloud = customer->cloud;
  subject.holds_service =
      std::ranges::any_of(customers::subscriptions_of(tx, desk, *ticket.customer_id),
                          [&](auto const& held) { return held.service == ticket.service && held.state == "active"; });
  return subject;
}

std::string line_of(HealthIssue const& issue) {
  return issue.external_id + " " + issue.title;
}

/// What was looked at, in the language of the desk's own people.
std::string evidence_of(std::string const& language, std::optional<HealthIssue> const& chosen,
                        std::vector<HealthIssue> const& shown) {
  if (chosen) {
    return i18n::text(language, "diagnosis.health_fits",
                      {{"issue", line_of(*chosen)},
                       {"status", i18n::text(language, "ui.health_status." + to_text(chosen->status))},
                       {"since", to_rfc3339(chosen->started_at)}});
  }
  if (shown.empty()) return i18n::text(language, "diagnosis.health_none");
  auto text = i18n::text(language, "diagnosis.health_none_fits");
  for (auto const& issue : shown) text += "\n- " + line_of(issue);
  return text;
}

}  // namespace

std::vector<HealthIssue> issues_for(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket, Time) {
  if (ticket.service.empty()) return {};
  auto const subject = subject_of(tx, desk, ticket);
  auto issues = health_issues_of_service(tx, desk, ticket.service, ticket.opened_at - kLookBack, kIssuesMax);
  std::erase_if(issues, [&](HealthIssue const& issue) {
    return !may_explain(issue, health_customers(tx, desk, issue.id), subject);
  });
  std::ranges::sort(issues, likelier);
  return issues;
}

std::optional<HealthIssue> chosen_issue(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  auto const id = choice_of(tx, desk, ticket);
  return id ? find_health_issue(tx, desk, *id) : std::nullopt;
}

Result<Diagnosis> answer_health(storage::Transaction& tx, Context const& context, Actor const& actor,
                                tickets::TicketId ticket_id, std::optional<HealthIssueId> id) {
  auto const ticket = find_ticket(tx, actor.desk, ticket_id);
  if (!ticket) return not_found("ticket");
  auto const now = context.audit.clock.now();
  auto const chosen = id ? find_health_issue(tx, actor.desk, *id) : std::nullopt;
  if (id && !chosen) return not_found("health issue");
  start_runbook(tx, context, actor, *ticket);
  auto const desk = identity::find_desk(tx, actor.desk);
  auto const evidence = evidence_of(desk ? desk->language : "en", chosen, issues_for(tx, actor.desk, *ticket, now));
  auto const answered = TRY(answer_from_records(tx, context, actor, *ticket,
                                                {rulebook::AnswerFrom::kServiceHealth, known_as(chosen), evidence}));
  if (!answered) return conflict("no-health-check");
  if (chosen) {
    put_choice(tx, actor.desk,
               {.ticket_id = ticket_id, .issue_id = chosen->id, .chosen_by = actor.name, .chosen_at = now});
  } else {
    delete_choice(tx, actor.desk, ticket_id);
  }
  return diagnosis_of(tx, context.rulebooks, actor.desk, *ticket, now);
}

}  // namespace podpora::diagnosis
