#pragma once

#include "features/satisfaction/satisfaction.h"

namespace podpora::satisfaction {

struct Answer {
  Score score{Score::kGood};
  std::string comment;
  AnswerWay way{AnswerWay::kPortal};
  std::string from;  ///< network address
};

/// The contact's answer, or the one change of it; the same answer again changes nothing. kNotFound for a question to
/// somebody else; kConflict as `check_open`; kInvalid `/comment` for more than 4000 bytes. Records
/// `satisfaction.answered` about the request, and tells of what is bad.
Result<Question> answer(storage::Transaction& tx, Context const& context, Actor const& contact, QuestionId id,
                        Answer const& answer);

/// Whoever holds the link speaks for the contact who was asked. Nothing when that contact is gone.
std::optional<Actor> contact_of(storage::Transaction& tx, DeskId desk, Question const& question);

}  // namespace podpora::satisfaction
