#include "features/satisfaction/http.h"

#include "features/billing/csv.h"
#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/insight/period.h"
#include "features/satisfaction/answer.h"
#include "features/satisfaction/ask.h"
#include "features/satisfaction/question_rules.h"
#include "features/tickets/access.h"

#include <algorithm>

namespace podpora::satisfaction {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr int kPageMax = 100;
constexpr int kFileMax = 10'000;
constexpr int kDays = 90;

insight::Period last_days(calendars::Date today) {
  return {std::chrono::sys_days{today} - std::chrono::days{kDays - 1}, today};
}

/// Nothing for an answer about a request that the actor may not see.
std::optional<AnswerView> view_of(Transaction& tx, Actor const& actor, Question const& question) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, question.ticket_id);
  if (!ticket || !tickets::may_see(tx, actor, *ticket)) return std::nullopt;
  auto const customer = customers::find_customer(tx, actor.desk, question.customer_id);
  auto const contact = customers::find_contact(tx, actor.desk, question.contact_id);
  auto const assignee =
      question.assignee_id ? identity::find_person(tx, actor.desk, *question.assignee_id) : std::nullopt;
  return AnswerView{.id = question.id,
                    .ticket_id = ticket->id,
                    .ticket_number = ticket->number,
                    .subject = ticket->subject,
                    .customer_id = question.customer_id,
                    .customer_name = customer ? customer->name : "",
                    .contact_name = contact ? contact->name : "",
                    .assignee_name = assignee ? assignee->name : "",
                    .score = question.score.value(),
                    .comment = question.comment,
                    .answered_at = question.answered_at.value(),
                    .way = question.way.value_or(AnswerWay::kLink)};
}

Result<AnswerList> look(Transaction& tx, Actor const& actor, AnswerQuery const& query, Time now, int limit) {
  auto const zone = identity::find_desk(tx, actor.desk).value().time_zone;
  auto const usual = last_days(calendars::local_date(zone, now));
  auto const period = TRY(insight::period_of(query.from, query.to, usual));
  auto const span = insight::span_of(period, zone);
  AnswerFilter const filter{.from = span.from,
                            .to = span.to,
                            .customer = query.customer_id,
                            .score = query.score,
                            .behind = query.cursor,
                            .limit = limit};
  AnswerList list{.from = insight::text_of(period.first),
                  .to = insight::text_of(period.last),
                  .count = count_answers(tx, actor.desk, filter),
                  .items = {},
                  .next = std::nullopt};
  auto const found = answers_in(tx, actor.desk, filter);
  for (auto const& question : found) {
    if (auto view = view_of(tx, actor, question)) list.items.push_back(std::move(*view));
  }
  if (found.size() == static_cast<std::size_t>(limit)) list.next = to_text(found.back().id);
  return list;
}

/// The last question to that contact about the request which was asked and is not void.
std::optional<Question> question_to(Transaction& tx, Actor const& contact, tickets::TicketId ticket) {
  for (auto const& question : questions_of(tx, contact.desk, ticket)) {
    bool const asked = question.state == State::kAsked || question.state == State::kAnswered;
    if (asked && question.contact_id == contact.person) return question;
  }
  return std::nullopt;
}

PortalQuestion portal_view(Question const& question, Time now) {
  return {.is_asked = true,
          .is_open = !check_open(question, now).has_error(),
          .score = question.score,
          .comment = question.comment,
          .expires_at = question.expires_at};
}

/// The contact's own company's request; that and no more is said of others.
Result<void> check_own(Transaction& tx, Actor const& actor, tickets::TicketId id) {
  auto const ticket = tickets::find_ticket(tx, actor.desk, id);
  bool const own = ticket && actor.customer && ticket->customer_id == customers::CustomerId{*actor.customer};
  if (!own || !tickets::may_see(tx, actor, *ticket)) return not_found("ticket");
  return {};
}

}  // namespace

Result<AnswerList> Http::list(http::Call const& call, AnswerQuery query) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<AnswerList> {
    return look(tx, call.actor, query, context_.audit.clock.now(), kPageMax);
  });
}

Result<http::Response> Http::csv(http::Call const& call, AnswerFileQuery query) const {
  auto const list = TRY(database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<AnswerList> {
    return look(tx, call.actor, {.from = query.from, .to = query.to}, context_.audit.clock.now(), kFileMax);
  }));
  std::string text = "\uFEFF";
  text +=
      billing::csv_row({"answered_at", "ticket", "subject", "customer", "contact", "agent", "score", "comment", "way"});
  for (auto const& row : list.items) {
    text += billing::csv_row({to_rfc3339(row.answered_at), std::to_string(row.ticket_number), row.subject,
                              row.customer_name, row.contact_name, row.assignee_name, to_text(row.score), row.comment,
                              to_text(row.way)});
  }
  return http::Response{.status = 200,
                        .headers = {{"content-type", "text/csv; charset=utf-8; header=present"},
                                    {"content-disposition", "attachment; filename=\"satisfaction.csv\""}},
                        .body = std::move(text)};
}

Result<TicketAnswers> Http::of_ticket(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<TicketAnswers> {
    TRY(tickets::find_visible(tx, call.actor, ticket));
    TicketAnswers answers;
    for (auto const& question : questions_of(tx, call.actor.desk, ticket)) {
      auto const contact = customers::find_contact(tx, call.actor.desk, question.contact_id);
      answers.items.push_back({.id = question.id,
                               .state = question.state,
                               .asked_at = question.asked_at,
                               .expires_at = question.expires_at,
                               .contact_name = contact ? contact->name : "",
                               .score = question.score,
                               .comment = question.comment,
                               .answered_at = question.answered_at});
    }
    return answers;
  });
}

Result<AskTerms> Http::get_terms(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk),
                        [&](Transaction& tx) -> Result<AskTerms> { return terms_of(tx, call.actor.desk); });
}

Result<AskTerms> Http::put_terms(http::Call const& call, AskTermsRequest request) const {
  auto const version = TRY(call.if_match());
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<AskTerms> {
    return set_terms(tx, context_.audit, call.actor,
                     {request.is_on, request.delay_hours, request.days_between, version});
  });
}

Result<PortalQuestion> Http::portal_get(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PortalQuestion> {
    TRY(check_own(tx, call.actor, ticket));
    auto const question = question_to(tx, call.actor, ticket);
    return question ? portal_view(*question, context_.audit.clock.now()) : PortalQuestion{};
  });
}

Result<PortalQuestion> Http::portal_answer(http::Call const& call, PortalAnswerRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PortalQuestion> {
    TRY(check_own(tx, call.actor, ticket));
    auto const question = question_to(tx, call.actor, ticket);
    if (!question) return not_found("question");
    Answer const given{request.score, request.comment.value_or(""), AnswerWay::kPortal, call.request.remote};
    auto const answered = TRY(answer(tx, context_, call.actor, question->id, given));
    return portal_view(answered, context_.audit.clock.now());
  });
}

}  // namespace podpora::satisfaction
