#pragma once

#include "features/satisfaction/satisfaction.h"

#include <vector>

namespace podpora::satisfaction {

/// `token_hash` is empty while the question is planned.
void insert_question(storage::Transaction& tx, DeskId desk, Question const& question,
                     std::optional<std::string> const& token_hash);

std::optional<Question> find_question(storage::Transaction& tx, DeskId desk, QuestionId id);
std::optional<Question> find_question_by_token(storage::Transaction& tx, DeskId desk, std::string const& token_hash);

/// Newest first.
std::vector<Question> questions_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// When the contact was, or will be, asked last; void questions do not count.
std::optional<Time> last_asked(storage::Transaction& tx, DeskId desk, PersonId contact);

/// A planned question is asked; false when it is not planned any more.
bool mark_asked(storage::Transaction& tx, DeskId desk, Question const& question, std::string const& token_hash);
/// Makes what of the ticket is planned or asked void; those that were.
std::vector<Question> void_questions(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
/// Writes score, comment and by whom; false when somebody else answered in between.
bool store_answer(storage::Transaction& tx, DeskId desk, Question const& question, std::int64_t answers_before);

AskTerms terms_of(storage::Transaction& tx, DeskId desk);
void put_terms(storage::Transaction& tx, DeskId desk, AskTerms const& terms);

/// Which answers are wanted: given from `from` on and before `to`.
struct AnswerFilter {
  Time from;
  Time to;
  std::optional<customers::CustomerId> customer;
  std::optional<Score> score;
  std::optional<QuestionId> behind;  ///< only those behind it
  int limit{100};
};

/// The latest question first.
std::vector<Question> answers_in(storage::Transaction& tx, DeskId desk, AnswerFilter const& filter);

/// How many were asked in the time, and what they answered.
struct ScoreCount {
  std::int64_t asked{0};
  std::int64_t good{0};
  std::int64_t so_so{0};
  std::int64_t bad{0};
};
BOOST_DESCRIBE_STRUCT(ScoreCount, (), (asked, good, so_so, bad))
ScoreCount count_answers(storage::Transaction& tx, DeskId desk, AnswerFilter const& filter);

}  // namespace podpora::satisfaction
