#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/identity/link_token.h"
#include "features/identity/person.h"
#include "features/satisfaction/answer.h"
#include "features/satisfaction/ask.h"
#include "features/satisfaction/question_rules.h"
#include "features/satisfaction/satisfaction_store.h"
#include "features/tickets/change.h"
#include "platform/crypto/crypto.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::satisfaction {
namespace {

using storage::Scope;
using storage::Transaction;
using namespace std::chrono_literals;

/// A request of Jana's, and Anna who resolves it.
class SatisfactionTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    ticket_hooks.changed = [this](auto& tx, auto const& actor, auto const& before, auto const& after) {
      if (auto made = on_changed(tx, context, actor, before, after)) asked.push_back(*made);
    };
    hooks.asked = [this](auto&, auto const&, Question const& question, std::string const& token) {
      asked.push_back({question, token});
    };
    hooks.bad = [this](auto&, auto const&, Question const& question) { bad.push_back(question); };
    desk = db().write(Scope::all_desks(), [&](Transaction& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"})
          .value()
          .id;
    });
    anna = write([&](Transaction& tx) {
      auto const person = identity::add_person(tx, audit, system_actor(desk),
                                               {.name = "Anna", .email = "anna@desk.example", .language = "en"},
                                               {identity::Role::kHelpdeskAgent});
      return identity::actor_of(tx, desk, person.value().id).value();
    });
    customer = write([&](Transaction& tx) {
      return customers::add_customer(tx, audit, anna, {.name = "Klas", .language = "cs"}).value().id;
    });
    jana = contact("Jana", "jana@klas.example");
    ticket = open(jana);
  }

  Actor contact(std::string const& name, std::string const& email) {
    return write([&](Transaction& tx) {
      auto const made = customers::add_contact(
          tx, audit, anna, {.customer_id = customer, .name = name, .email = email, .language = "cs"});
      return identity::actor_of(tx, desk, made.value().id).value();
    });
  }
  tickets::TicketId open(Actor const& by, tickets::AuthorKind author = tickets::AuthorKind::kContact,
                         Nature nature = Nature::kBreakFix) {
    return write([&](Transaction& tx) {
      return tickets::open_ticket(tx, {audit, ticket_hooks}, by,
                                  {.subject = "Slow",
                                   .nature = nature,
                                   .customer_id = customer,
                                   .contact_id = by.person,
                                   .first = {.author_kind = author, .body = "Help"}})
          .id;
    });
  }
  void resolve(tickets::TicketId id, std::optional<Actor> by = std::nullopt) {
    write([&](Transaction& tx) {
      return tickets::set_state(tx, {audit, ticket_hooks}, by.value_or(anna), id, tickets::State::kResolved).value();
    });
  }
  void write_again(tickets::TicketId id) {
    write([&](Transaction& tx) {
      return tickets::add_message(
                 tx, {audit, ticket_hooks}, jana, id,
                 {.author_kind = tickets::AuthorKind::kContact, .author_id = jana.person, .body = "Not yet"})
          .value();
    });
  }
  Result<Question> say(Score score, std::string const& comment = "", std::optional<Actor> by = std::nullopt) {
    return write([&](Transaction& tx) {
      return answer(tx, context, by.value_or(jana), asked.at(0).question.id,
                    {.score = score, .comment = comment, .way = AnswerWay::kLink, .from = "192.0.2.1"});
    });
  }
  void set(AskTerms terms) {
    write([&](Transaction& tx) {
      terms.version = terms_of(tx, desk).version;
      return set_terms(tx, audit, anna, terms).value();
    });
  }
  std::vector<Question> questions() {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return questions_of(tx, desk, ticket); });
  }
  void run_job() {
    jobs::Job job;
    job.desk = desk;
    job.payload = R"({"question":")" + to_text(questions().at(0).id) + R"("})";
    ask_planned(db(), context, job);
  }

  audit::Context audit{clock, ids, *random};
  Hooks hooks;
  Context context{audit, hooks};
  tickets::Hooks ticket_hooks;
  Actor anna;
  Actor jana;
  customers::CustomerId customer;
  tickets::TicketId ticket;
  std::vector<Asked> asked;
  std::vector<Question> bad;
};
PODPORA_BOTH_DATABASES(SatisfactionTest);

TEST_P(SatisfactionTest, ResolvingAsksTheContactOnce) {
  resolve(ticket);
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].question.contact_id, jana.person);
  EXPECT_EQ(asked[0].question.expires_at, clock.now() + 14 * 24h);
  EXPECT_EQ(identity::desk_of_link_token(asked[0].token), desk);
  resolve(open(jana));
  EXPECT_EQ(asked.size(), 1u) << "not twice in a week";
  resolve(open(contact("Petr", "petr@klas.example")));
  EXPECT_EQ(asked.size(), 2u) << "another contact";
  clock.advance(7 * 24h);
  resolve(open(jana));
  EXPECT_EQ(asked.size(), 3u);
}

TEST_P(SatisfactionTest, AnAnswerCanBeChangedOnce) {
  resolve(ticket);
  auto const first = say(Score::kGood, "  Díky \n").value();
  EXPECT_EQ(first.state, State::kAnswered);
  EXPECT_EQ(first.comment, "Díky");
  EXPECT_EQ(first.answered_from, "192.0.2.1");
  EXPECT_EQ(say(Score::kGood, "Díky").value(), first) << "sent twice";
  auto const second = say(Score::kSoSo).value();
  EXPECT_EQ(second.answers, 2);
  EXPECT_EQ(questions().at(0), second);
  EXPECT_EQ(say(Score::kGood).error().code, "satisfaction-final");
  EXPECT_TRUE(bad.empty());
}

TEST_P(SatisfactionTest, TheTimeToAnswerEnds) {
  resolve(ticket);
  clock.advance(14 * 24h - 1s);
  say(Score::kGood).value();
  clock.advance(1s);
  EXPECT_EQ(say(Score::kBad).error().code, "satisfaction-expired");
}

TEST_P(SatisfactionTest, ABadOneIsToldAgainOnlyWhenItSaysMore) {
  resolve(ticket);
  say(Score::kBad).value();
  say(Score::kBad).value();
  ASSERT_EQ(bad.size(), 1u);
  EXPECT_EQ(bad[0].assignee_id, anna.person) << "who resolved it";
  say(Score::kBad, "It came back").value();
  ASSERT_EQ(bad.size(), 2u);
  EXPECT_EQ(bad[1].comment, "It came back");
  EXPECT_EQ(say(Score::kBad, std::string(4001, 'x')).error().code, "satisfaction-final");
}

TEST_P(SatisfactionTest, ReopeningMakesTheQuestionVoid) {
  resolve(ticket);
  write_again(ticket);
  EXPECT_EQ(questions().at(0).state, State::kVoid);
  EXPECT_EQ(say(Score::kGood).error().code, "satisfaction-void");
  resolve(ticket);
  EXPECT_EQ(asked.size(), 2u) << "a void question was none";
}

TEST_P(SatisfactionTest, AnAnswerStaysWhenTheRequestIsReopened) {
  resolve(ticket);
  say(Score::kGood).value();
  write_again(ticket);
  EXPECT_EQ(questions().at(0).state, State::kAnswered);
}

TEST_P(SatisfactionTest, LettersVulnerabilitiesAndTheCustomersOwnDoingAreNotAskedAbout) {
  resolve(open(jana, tickets::AuthorKind::kAgent));
  resolve(open(jana, tickets::AuthorKind::kContact, Nature::kVulnerability));
  resolve(ticket, jana);
  resolve(open(jana), system_actor(desk));
  EXPECT_TRUE(asked.empty());
}

TEST_P(SatisfactionTest, ADeskAsksLaterOrNotAtAll) {
  set({.is_on = false});
  resolve(ticket);
  EXPECT_TRUE(questions().empty());
  write_again(ticket);
  set({.delay_hours = 24, .days_between = 0});
  resolve(ticket);
  EXPECT_TRUE(asked.empty());
  EXPECT_EQ(questions().at(0).state, State::kPlanned);
  clock.advance(24h);
  run_job();
  run_job();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].question.expires_at, clock.now() + 14 * 24h);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(find_question_by_token(tx, desk, crypto::hash_token(asked[0].token))->id, asked[0].question.id);
  });
}

TEST_P(SatisfactionTest, APlannedQuestionIsVoidWhenTheRequestIsReopenedBefore) {
  set({.delay_hours = 24});
  resolve(ticket);
  write_again(ticket);
  clock.advance(24h);
  run_job();
  EXPECT_TRUE(asked.empty());
  EXPECT_EQ(questions().at(0).state, State::kVoid);
}

TEST_P(SatisfactionTest, TermsAreCheckedAndVersioned) {
  write([&](Transaction& tx) {
    EXPECT_EQ(set_terms(tx, audit, anna, {.delay_hours = 337}).error().fields.at(0).pointer, "/delay_hours");
    EXPECT_EQ(set_terms(tx, audit, anna, {.days_between = -1}).error().fields.at(0).pointer, "/days_between");
    auto const saved = set_terms(tx, audit, anna, {.days_between = 30}).value();
    EXPECT_EQ(terms_of(tx, desk), saved);
    EXPECT_EQ(set_terms(tx, audit, anna, {}).error().kind, ErrorCode::kPreconditionFailed);
  });
}

TEST_P(SatisfactionTest, AnswersAreCountedByPeriodCustomerAndScore) {
  set({.days_between = 0});
  auto const start = clock.now();
  resolve(ticket);
  say(Score::kBad, "Slow").value();
  resolve(open(jana));
  clock.advance(24h);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    AnswerFilter filter{.from = start, .to = clock.now(), .customer = customer};
    auto const count = count_answers(tx, desk, filter);
    EXPECT_EQ(count.asked, 2);
    EXPECT_EQ(count.bad, 1);
    EXPECT_EQ(count.good, 0);
    EXPECT_EQ(answers_in(tx, desk, filter).size(), 1u);
    filter.score = Score::kGood;
    EXPECT_TRUE(answers_in(tx, desk, filter).empty());
    filter.score = Score::kBad;
    filter.behind = asked[0].question.id;
    EXPECT_TRUE(answers_in(tx, desk, filter).empty());
    filter.behind.reset();
    filter.customer = customers::CustomerId{1};
    EXPECT_TRUE(answers_in(tx, desk, filter).empty());
    EXPECT_TRUE(answers_in(tx, desk, {.from = start - 24h, .to = start}).empty());
  });
}

TEST_P(SatisfactionTest, NobodyElseAnswersAndNoOtherDeskSeesIt) {
  resolve(ticket);
  EXPECT_EQ(say(Score::kBad, "", contact("Petr", "petr@klas.example")).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(say(Score::kBad, "", anna).error().kind, ErrorCode::kNotFound);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    auto mallory = jana;
    mallory.desk = other_desk;
    EXPECT_EQ(answer(tx, context, mallory, asked.at(0).question.id, {}).error().kind, ErrorCode::kNotFound);
    EXPECT_FALSE(find_question_by_token(tx, other_desk, crypto::hash_token(asked[0].token)));
    EXPECT_TRUE(questions_of(tx, other_desk, ticket).empty());
    EXPECT_EQ(count_answers(tx, other_desk, {.from = Time{}, .to = clock.now() + 1s}).asked, 0);
  });
}

TEST(LinkToken, NamesItsDesk) {
  EXPECT_FALSE(identity::desk_of_link_token(""));
  EXPECT_FALSE(identity::desk_of_link_token("dsk_0000000000c1s"));
  EXPECT_FALSE(identity::desk_of_link_token("tkt_0000000000c1s.abc"));
  EXPECT_FALSE(identity::desk_of_link_token("dsk_0000000000c1s." + std::string(300, 'a')));
}

}  // namespace
}  // namespace podpora::satisfaction
