#include "features/satisfaction/question_rules.h"

#include "features/tickets/access.h"

namespace podpora::satisfaction {

bool is_to_ask_about(tickets::Ticket const& ticket, tickets::Message const& first) {
  if (!ticket.customer_id || !ticket.contact_id || tickets::is_restricted(ticket)) return false;
  return first.author_kind == tickets::AuthorKind::kContact || first.visibility != tickets::Visibility::kCustomer;
}

std::optional<Time> time_to_ask(AskTerms const& terms, std::optional<Time> last_asked, Time now) {
  if (!terms.is_on) return std::nullopt;
  auto const time = now + std::chrono::hours{terms.delay_hours};
  if (last_asked && *last_asked + std::chrono::days{terms.days_between} > time) return std::nullopt;
  return time;
}

Result<void> check_open(Question const& question, Time now) {
  if (question.state == State::kPlanned) return not_found("question");
  if (question.state == State::kVoid) return conflict("satisfaction-void");
  if (question.answers >= kAnswersMax) return conflict("satisfaction-final");
  if (question.expires_at <= now) return conflict("satisfaction-expired");
  return {};
}

}  // namespace podpora::satisfaction
