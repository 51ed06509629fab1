#include "features/insight/lesson.h"
#include "features/knowledge/article_store.h"
#include "features/knowledge/suggest.h"
#include "features/knowledge/words_rules.h"
#include "features/tickets/ticket_rules.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr std::size_t kSimilarMax = 8;
constexpr std::size_t kWordsMax = 400;
constexpr std::size_t kTextMax = 16 * 1024;

std::string cause_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const lesson = find_lesson(tx, desk, ticket.id);
  return lesson ? lesson->cause : ticket.cause;
}

/// What the customer wrote, the beginning of much.
std::string request_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto text = ticket.subject;
  for (auto const& message : tickets::messages_of(tx, desk, ticket.id)) {
    if (text.size() >= kTextMax) break;
    // The first message may be what an agent wrote down on the telephone.
    if (message.author_kind == tickets::AuthorKind::kContact || text.size() == ticket.subject.size()) {
      text += "\n" + message.body;
    }
  }
  return std::string{truncate_utf8(text, kTextMax)};
}

/// The lesson as it was decided, with what the catalogue says where nothing was.
Lesson lesson_of(tickets::TicketId ticket, rulebook::Cause const& cause, Decision const& decision) {
  return {
      .ticket_id = ticket,
      .cause = cause.code,
      .self_service = decision.self_service.value_or(cause.self_service ? SelfService::kYes : SelfService::kUnknown),
      .avoided_by = decision.avoided_by.value_or(cause.avoided_by)};
}

Result<Lesson> decide(storage::Transaction& tx, LessonContext const& context, Actor const& actor,
                      tickets::Ticket const& ticket, Decision const& decision) {
  auto const catalogue = catalogue_of(tx, context.rulebooks, actor.desk, ticket);
  auto const* cause = catalogue.find(decision.cause);
  if (!cause) return invalid("/cause", "unknown");
  if (decision.article_id) {
    auto const article = knowledge::find_article(tx, actor.desk, *decision.article_id);
    if (!article || article->state != knowledge::ArticleState::kPublished) {
      return invalid("/article_id", "unknown-reference");
    }
  }
  auto lesson = lesson_of(ticket.id, *cause, decision);
  auto const ranked = propose_causes(tx, actor, ticket, catalogue);
  if (ranked.front().score > 0) lesson.proposed = ranked.front().cause->code;
  lesson.article_id = decision.article_id;
  lesson.decided_by = actor.name;
  lesson.decided_at = context.tickets.audit.clock.now();
  return lesson;
}

void keep(storage::Transaction& tx, LessonContext const& context, Actor const& actor, Lesson const& lesson) {
  put_lesson(tx, actor.desk, lesson);
  audit::record(tx, context.tickets.audit, actor,
                {.kind = "lesson.kept",
                 .subject = to_text(lesson.ticket_id),
                 .payload = R"({"cause":")" + lesson.cause + R"(","self_service":")" + to_text(lesson.self_service) +
                            R"(","avoided_by":")" + to_text(lesson.avoided_by) + "\"}"});
}

}  // namespace

rulebook::Cause const* Catalogue::find(std::string_view code) const {
  auto const found = std::ranges::find_if(causes, [&](auto const* cause) { return cause->code == code; });
  return found == causes.end() ? nullptr : *found;
}

Catalogue catalogue_of(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                       tickets::Ticket const& ticket) {
  Catalogue catalogue{.rules = rulebooks.of(tx, desk)};
  rulebook::Subject const subject{.service = ticket.service,
                                  .kind = ticket.kind,
                                  .nature = ticket.nature,
                                  .area = ticket.area,
                                  .severity = ticket.severity};
  auto const* edition = rulebook::edition_for(*catalogue.rules, ticket.service, ticket.opened_at);
  if (edition) catalogue.causes = rulebook::causes_for(*edition, subject);
  if (!catalogue.causes.empty()) return catalogue;
  for (auto const* any : rulebook::in_force(*catalogue.rules, ticket.opened_at)) {
    for (auto const* cause : rulebook::causes_for(*any, subject)) {
      if (!catalogue.find(cause->code)) catalogue.causes.push_back(cause);
    }
  }
  return catalogue;
}

std::vector<RankedCause> propose_causes(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                        Catalogue const& catalogue) {
  std::vector<SimilarCause> similar;
  for (auto const& found : knowledge::similar_tickets(tx, actor, ticket, kSimilarMax)) {
    similar.push_back({found.ticket.number, cause_of(tx, actor.desk, found.ticket), found.score});
  }
  return rank_causes(catalogue.causes, knowledge::words_of(request_of(tx, actor.desk, ticket), kWordsMax), similar);
}

Result<tickets::Ticket> resolve_with_lesson(storage::Transaction& tx, LessonContext const& context, Actor const& actor,
                                            tickets::TicketId ticket, Decision const& decision) {
  auto const found = tickets::find_ticket(tx, actor.desk, ticket);
  if (!found) return not_found("ticket");
  auto const lesson = TRY(decide(tx, context, actor, *found, decision));
  keep(tx, context, actor, lesson);
  return tickets::resolve_ticket(tx, context.tickets, actor, ticket, lesson.cause);
}

Result<Lesson> correct_lesson(storage::Transaction& tx, LessonContext const& context, Actor const& actor,
                              tickets::TicketId ticket, Decision const& decision) {
  auto found = tickets::find_ticket(tx, actor.desk, ticket);
  if (!found) return not_found("ticket");
  if (tickets::is_open(found->state)) return conflict("ticket-not-resolved");
  auto lesson = TRY(decide(tx, context, actor, *found, decision));
  keep(tx, context, actor, lesson);
  found->cause = lesson.cause;
  TRY(tickets::change_ticket(tx, context.tickets, actor, std::move(*found)));
  return lesson;
}

}  // namespace podpora::insight
