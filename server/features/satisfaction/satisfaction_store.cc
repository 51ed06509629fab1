#include "features/satisfaction/satisfaction_store.h"

namespace podpora::satisfaction {

namespace {

constexpr storage::Query kInsert{"satisfaction.insert", R"(
  insert into satisfaction (desk_id, id, ticket_id, customer_id, contact_id, assignee_id, state, token_hash, asked_at,
                            expires_at, comment, answers, answered_from)
  values (:desk, :id, :ticket, :customer, :contact, :assignee, :state, :token, :asked_at, :expires_at, '', 0, ''))"};

constexpr storage::Query kFind{"satisfaction.find", R"(
  select id, ticket_id, customer_id, contact_id, assignee_id, state, asked_at, expires_at, score, comment, answered_at,
         answers, way, answered_from
  from satisfaction where desk_id = :desk and id = :id)"};

constexpr storage::Query kByToken{"satisfaction.by_token", R"(
  select id, ticket_id, customer_id, contact_id, assignee_id, state, asked_at, expires_at, score, comment, answered_at,
         answers, way, answered_from
  from satisfaction where desk_id = :desk and token_hash = :token)"};

constexpr storage::Query kOfTicket{"satisfaction.of_ticket", R"(
  select id, ticket_id, customer_id, contact_id, assignee_id, state, asked_at, expires_at, score, comment, answered_at,
         answers, way, answered_from
  from satisfaction where desk_id = :desk and ticket_id = :ticket order by id desc)"};

constexpr storage::Query kLastAsked{"satisfaction.last_asked", R"(
  select asked_at from satisfaction where desk_id = :desk and contact_id = :contact and state <> 'void'
  order by asked_at desc limit 1)"};

constexpr storage::Query kMarkAsked{"satisfaction.mark_asked", R"(
  update satisfaction set state = 'asked', token_hash = :token, asked_at = :asked_at, expires_at = :expires_at
  where desk_id = :desk and id = :id and state = 'planned')"};

constexpr storage::Query kVoid{"satisfaction.void", R"(
  update satisfaction set state = 'void'
  where desk_id = :desk and ticket_id = :ticket and state in ('planned', 'asked'))"};

constexpr storage::Query kAnswer{"satisfaction.answer", R"(
  update satisfaction
  set state = 'answered', score = :score, comment = :comment, answered_at = :answered_at, answers = :answers, way = :way,
      answered_from = :from
  where desk_id = :desk and id = :id and state in ('asked', 'answered') and answers = :before)"};

constexpr storage::Query kTerms{"satisfaction.terms", R"(
  select is_on, delay_hours, days_between, version from satisfaction_terms where desk_id = :desk)"};

constexpr storage::Query kPutTerms{"satisfaction.put_terms", R"(
  insert into satisfaction_terms (desk_id, is_on, delay_hours, days_between, version)
  values (:desk, :is_on, :delay, :days, :version)
  on conflict (desk_id) do update set is_on = excluded.is_on, delay_hours = excluded.delay_hours,
    days_between = excluded.days_between, version = excluded.version)"};

// An answer is given at most two weeks after the question, so the index by the time of asking finds it.
constexpr storage::Query kAnswers{"satisfaction.answers", R"(
  select id, ticket_id, customer_id, contact_id, assignee_id, state, asked_at, expires_at, score, comment, answered_at,
         answers, way, answered_from
  from satisfaction
  where desk_id = :desk and asked_at >= :asked_from and asked_at < :to and state = 'answered'
    and answered_at >= :from and answered_at < :to
    and (cast(:customer as bigint) = 0 or customer_id = cast(:customer as bigint))
    and (:score = '' or score = :score)
    and (cast(:behind as bigint) = 0 or id < cast(:behind as bigint))
  order by id desc limit :limit)"};

constexpr storage::Query kCount{"satisfaction.count", R"(
  select cast(coalesce(sum(case when asked_at >= :from then 1 else 0 end), 0) as bigint) as asked,
         cast(coalesce(sum(case when score = 'good' and answered_at >= :from and answered_at < :to then 1 else 0 end), 0)
              as bigint) as good,
         cast(coalesce(sum(case when score = 'so_so' and answered_at >= :from and answered_at < :to then 1 else 0 end), 0)
              as bigint) as so_so,
         cast(coalesce(sum(case when score = 'bad' and answered_at >= :from and answered_at < :to then 1 else 0 end), 0)
              as bigint) as bad
  from satisfaction
  where desk_id = :desk and asked_at >= :asked_from and asked_at < :to and state in ('asked', 'answered')
    and (cast(:customer as bigint) = 0 or customer_id = cast(:customer as bigint)))"};

customers::CustomerId number_of(AnswerFilter const& filter) {
  return filter.customer.value_or(customers::CustomerId{0});
}

}  // namespace

void insert_question(storage::Transaction& tx, DeskId desk, Question const& question,
                     std::optional<std::string> const& token_hash) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", question.id},
                       {"ticket", question.ticket_id},
                       {"customer", question.customer_id},
                       {"contact", question.contact_id},
                       {"assignee", question.assignee_id},
                       {"state", question.state},
                       {"token", token_hash},
                       {"asked_at", question.asked_at},
                       {"expires_at", question.expires_at}});
}

std::optional<Question> find_question(storage::Transaction& tx, DeskId desk, QuestionId id) {
  return tx.first<Question>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Question> find_question_by_token(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  return tx.first<Question>(kByToken, {{"desk", desk}, {"token", token_hash}});
}

std::vector<Question> questions_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Question>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<Time> last_asked(storage::Transaction& tx, DeskId desk, PersonId contact) {
  return tx.first<Time>(kLastAsked, {{"desk", desk}, {"contact", contact}});
}

bool mark_asked(storage::Transaction& tx, DeskId desk, Question const& question, std::string const& token_hash) {
  return tx.execute(kMarkAsked, {{"desk", desk},
                                 {"id", question.id},
                                 {"token", token_hash},
                                 {"asked_at", question.asked_at},
                                 {"expires_at", question.expires_at}}) == 1;
}

std::vector<Question> void_questions(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  auto open = questions_of(tx, desk, ticket);
  std::erase_if(open, [](auto const& each) { return each.state != State::kPlanned && each.state != State::kAsked; });
  if (!open.empty()) tx.execute(kVoid, {{"desk", desk}, {"ticket", ticket}});
  return open;
}

bool store_answer(storage::Transaction& tx, DeskId desk, Question const& question, std::int64_t answers_before) {
  return tx.execute(kAnswer, {{"desk", desk},
                              {"id", question.id},
                              {"score", question.score},
                              {"comment", question.comment},
                              {"answered_at", question.answered_at},
                              {"answers", question.answers},
                              {"way", question.way},
                              {"from", question.answered_from},
                              {"before", answers_before}}) == 1;
}

AskTerms terms_of(storage::Transaction& tx, DeskId desk) {
  return tx.first<AskTerms>(kTerms, {{"desk", desk}}).value_or(AskTerms{});
}

void put_terms(storage::Transaction& tx, DeskId desk, AskTerms const& terms) {
  tx.execute(kPutTerms, {{"desk", desk},
                         {"is_on", terms.is_on},
                         {"delay", terms.delay_hours},
                         {"days", terms.days_between},
                         {"version", terms.version}});
}

std::vector<Question> answers_in(storage::Transaction& tx, DeskId desk, AnswerFilter const& filter) {
  return tx.all<Question>(kAnswers, {{"desk", desk},
                                     {"from", filter.from},
                                     {"asked_from", filter.from - kGoodFor},
                                     {"to", filter.to},
                                     {"customer", number_of(filter)},
                                     {"score", filter.score ? to_text(*filter.score) : std::string{}},
                                     {"behind", filter.behind.value_or(QuestionId{0})},
                                     {"limit", filter.limit}});
}

ScoreCount count_answers(storage::Transaction& tx, DeskId desk, AnswerFilter const& filter) {
  return tx
      .first<ScoreCount>(kCount, {{"desk", desk},
                                  {"from", filter.from},
                                  {"asked_from", filter.from - kGoodFor},
                                  {"to", filter.to},
                                  {"customer", number_of(filter)}})
      .value_or(ScoreCount{});
}

}  // namespace podpora::satisfaction
