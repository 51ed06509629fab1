#include "features/satisfaction/answer.h"

#include "features/satisfaction/question_rules.h"
#include "features/satisfaction/satisfaction_store.h"
#include "platform/base/text.h"

namespace podpora::satisfaction {

namespace {

constexpr std::size_t kCommentMax = 4000;

}  // namespace

Result<Question> answer(storage::Transaction& tx, Context const& context, Actor const& contact, QuestionId id,
                        Answer const& answer) {
  auto const before = find_question(tx, contact.desk, id);
  if (!before || before->contact_id != contact.person) return not_found("question");
  auto const comment = trim(answer.comment);
  if (before->state == State::kAnswered && before->score == answer.score && before->comment == comment) return *before;
  auto const now = context.audit.clock.now();
  TRY(check_open(*before, now));
  if (comment.size() > kCommentMax) return invalid("/comment", "too-long", {{"max", std::int64_t{kCommentMax}}});
  auto after = *before;
  after.state = State::kAnswered;
  after.score = answer.score;
  after.comment = comment;
  after.answered_at = now;
  after.answers = before->answers + 1;
  after.way = answer.way;
  after.answered_from = answer.from;
  if (!store_answer(tx, contact.desk, after, before->answers)) return conflict("satisfaction-final");
  audit::record(tx, context.audit, contact,
                {.kind = "satisfaction.answered",
                 .subject = to_text(after.ticket_id),
                 .payload = R"({"question":")" + to_text(after.id) + R"(","score":")" + to_text(answer.score) + "\"}"});
  if (answer.score == Score::kBad && context.hooks.bad) context.hooks.bad(tx, contact, after);
  return after;
}

std::optional<Actor> contact_of(storage::Transaction& tx, DeskId desk, Question const& question) {
  auto const contact = customers::find_contact(tx, desk, question.contact_id);
  if (!contact) return std::nullopt;
  return Actor{.desk = desk,
               .person = contact->id,
               .kind = Actor::Kind::kContact,
               .customer = contact->customer_id.value,
               .name = contact->name,
               .language = contact->language};
}

}  // namespace podpora::satisfaction
