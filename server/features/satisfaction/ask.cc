#include "features/satisfaction/ask.h"

#include "features/identity/link_token.h"
#include "features/satisfaction/question_rules.h"
#include "features/satisfaction/satisfaction_store.h"
#include "features/tickets/ticket_rules.h"
#include "platform/http/json.h"

#include <fmt/format.h>

namespace podpora::satisfaction {

namespace {

constexpr std::int64_t kDelayMax = 336;
constexpr std::int64_t kDaysMax = 365;

void record(storage::Transaction& tx, Context const& context, Actor const& actor, Question const& question,
            std::string_view what) {
  audit::record(tx, context.audit, actor,
                {.kind = what,
                 .subject = to_text(question.ticket_id),
                 .payload = R"({"question":")" + to_text(question.id) + "\"}"});
}

void plan(storage::Transaction& tx, Context const& context, Actor const& actor, Question const& question) {
  insert_question(tx, actor.desk, question, std::nullopt);
  auto const id = to_text(question.id);
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = actor.desk,
                 .kind = kAskJob,
                 .payload = fmt::format(R"({{"question":"{}"}})", id),
                 .run_at = question.asked_at,
                 .dedupe_key = fmt::format("{}:{}", kAskJob, id)});
  record(tx, context, actor, question, "satisfaction.planned");
}

std::optional<Asked> on_resolved(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 tickets::Ticket const& ticket) {
  auto const messages = tickets::messages_of(tx, actor.desk, ticket.id);
  if (messages.empty() || !is_to_ask_about(ticket, messages.front())) return std::nullopt;
  auto const now = context.audit.clock.now();
  auto const time = time_to_ask(terms_of(tx, actor.desk), last_asked(tx, actor.desk, *ticket.contact_id), now);
  if (!time) return std::nullopt;
  Question question{.id = context.audit.ids.make<QuestionId>(),
                    .ticket_id = ticket.id,
                    .customer_id = *ticket.customer_id,
                    .contact_id = *ticket.contact_id,
                    .assignee_id = ticket.assignee_id ? ticket.assignee_id : actor.person,
                    .asked_at = *time,
                    .expires_at = *time + kGoodFor};
  if (*time > now) {
    plan(tx, context, actor, question);
    return std::nullopt;
  }
  question.state = State::kAsked;
  auto link = identity::make_link_token(context.audit.random, actor.desk);
  insert_question(tx, actor.desk, question, link.hash);
  record(tx, context, actor, question, "satisfaction.asked");
  return Asked{std::move(question), std::move(link.token)};
}

}  // namespace

std::optional<Asked> on_changed(storage::Transaction& tx, Context const& context, Actor const& actor,
                                tickets::Ticket const& before, tickets::Ticket const& after) {
  auto const was_open = tickets::is_open(before.state);
  auto const is_open = tickets::is_open(after.state);
  if (!was_open && is_open) {
    for (auto const& question : void_questions(tx, actor.desk, after.id)) {
      record(tx, context, actor, question, "satisfaction.void");
    }
  }
  bool const resolved = was_open && after.state == tickets::State::kResolved;
  if (!resolved || actor.kind != Actor::Kind::kAgent) return std::nullopt;
  return on_resolved(tx, context, actor, after);
}

void ask_planned(storage::Database& database, Context const& context, jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("question");
  auto const* const text = member == nullptr ? nullptr : member->as<std::string>();
  auto const id = text == nullptr ? std::nullopt : parse_id<QuestionTag>(*text);
  if (!id) throw std::runtime_error("satisfaction.ask names no question");
  database.write(storage::Scope::of(job.desk), [&](storage::Transaction& tx) {
    auto question = find_question(tx, job.desk, *id);
    if (!question || question->state != State::kPlanned) return;
    question->state = State::kAsked;
    question->asked_at = context.audit.clock.now();
    question->expires_at = question->asked_at + kGoodFor;
    auto const link = identity::make_link_token(context.audit.random, job.desk);
    if (!mark_asked(tx, job.desk, *question, link.hash)) return;
    auto const actor = system_actor(job.desk);
    record(tx, context, actor, *question, "satisfaction.asked");
    if (context.hooks.asked) context.hooks.asked(tx, actor, *question, link.token);
  });
}

Result<AskTerms> set_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           AskTerms terms) {
  if (terms.delay_hours < 0 || terms.delay_hours > kDelayMax) return invalid("/delay_hours", "out-of-range");
  if (terms.days_between < 0 || terms.days_between > kDaysMax) return invalid("/days_between", "out-of-range");
  if (terms_of(tx, actor.desk).version != terms.version) {
    return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  }
  ++terms.version;
  put_terms(tx, actor.desk, terms);
  audit::record(tx, context, actor, {.kind = "satisfaction_terms.set", .subject = to_text(actor.desk)});
  return terms;
}

}  // namespace podpora::satisfaction
