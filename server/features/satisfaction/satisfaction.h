#pragma once

#include "features/audit/audit.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <functional>
#include <optional>
#include <string>

namespace podpora::satisfaction {

struct QuestionTag {
  static constexpr std::string_view prefix = "sat";
};
using QuestionId = Id<QuestionTag>;

/// Planned until its time comes; asked until it is answered or over. Reopening the request makes it void.
enum class State : std::uint8_t { kPlanned, kAsked, kAnswered, kVoid };
BOOST_DESCRIBE_ENUM(State, kPlanned, kAsked, kAnswered, kVoid)

/// Three words and no scale of five: each is answered without thinking, none needs a legend in another language, and
/// `bad` alone is a call to act. With the few answers that one desk gets, an average of five would be noise.
enum class Score : std::uint8_t { kBad, kSoSo, kGood };
BOOST_DESCRIBE_ENUM(Score, kBad, kSoSo, kGood)

enum class AnswerWay : std::uint8_t { kLink, kPortal };
BOOST_DESCRIBE_ENUM(AnswerWay, kLink, kPortal)

/// The question to a request's contact, and the answer.
struct Question {
  QuestionId id;
  tickets::TicketId ticket_id;
  customers::CustomerId customer_id;
  PersonId contact_id;
  std::optional<PersonId> assignee_id;  ///< of the request when it was resolved
  State state{State::kPlanned};
  Time asked_at;  ///< while it is planned: when it will be
  Time expires_at;
  std::optional<Score> score;
  std::string comment;
  std::optional<Time> answered_at;  ///< the last time
  std::int64_t answers{0};
  std::optional<AnswerWay> way;
  std::string answered_from;  ///< network address

  bool operator==(Question const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Question, (),
                      (id, ticket_id, customer_id, contact_id, assignee_id, state, asked_at, expires_at, score, comment,
                       answered_at, answers, way, answered_from))

/// How long a question can be answered, and the answer changed.
constexpr auto kGoodFor = std::chrono::days{14};
/// The first answer, and one change of it.
constexpr std::int64_t kAnswersMax = 2;

/// When a desk asks.
struct AskTerms {
  bool is_on{true};
  std::int64_t delay_hours{0};   ///< 0: in the mail that says that the request is resolved
  std::int64_t days_between{7};  ///< a contact is asked about another request no sooner
  std::int64_t version{0};

  bool operator==(AskTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AskTerms, (), (is_on, delay_hours, days_between, version))

/// What later features do in the same transaction. `app/` fills these in; each may be empty.
struct Hooks {
  /// The time of a planned question has come; `token` opens it without signing in and is kept nowhere else.
  std::function<void(storage::Transaction&, Actor const&, Question const&, std::string const& token)> asked;
  /// A contact was not satisfied, or says more about it.
  std::function<void(storage::Transaction&, Actor const&, Question const&)> bad;
};

/// What the use cases of this feature need.
struct Context {
  audit::Context audit;
  Hooks const& hooks;
};

}  // namespace podpora::satisfaction
