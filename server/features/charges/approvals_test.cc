#include "features/charges/approvals.h"

#include "features/charges/approval_store.h"
#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/set_terms.h"
#include "features/charges/terms_rules.h"
#include "platform/crypto/crypto.h"

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

/// Work above 500 CZK is approved by Olga; the included hour is used up.
class ApprovalsTest : public ChargesTest {
 protected:
  void SetUp() override {
    ChargesTest::SetUp();
    // Noon, so that work that has just ended was within the office's hours.
    clock.advance(std::chrono::hours(4));
    charge_hooks.approval_asked = [this](auto&, auto const&, Approval const& approval, std::string const& token) {
      asked.push_back(approval);
      tokens.push_back(token);
    };
    charge_hooks.approval_decided = [this](auto&, auto const&, Approval const& approval) { told.push_back(approval); };
    auto const contact =
        write([&](Transaction& tx) {
          return customers::add_contact(
              tx, audit, anna,
              {.customer_id = customer, .name = "Olga", .email = "olga@contoso.example", .language = "en"});
        }).value();
    olga = {.desk = desk, .person = contact.id, .kind = Actor::Kind::kContact, .name = contact.name};
    auto terms = default_terms();
    terms.approval = {.above_minor = 50'000, .contact_id = olga.person, .days = 2};
    write([&](Transaction& tx) { return set_terms(tx, audit, anna, std::nullopt, terms).value(); });
    record({.ticket_id = open(customer), .minutes = 60}).value();
    ticket = open(customer);
  }

  Result<Approval> decide(ApprovalId id, bool approve, Actor const& actor) {
    return write([&](Transaction& tx) {
      return decide_approval(tx, context, actor, id, {.approve = approve, .note = "as told", .from = "192.0.2.1"});
    });
  }
  std::size_t billable() {
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      std::size_t count = 0;
      for (auto const& line : for_period(tx, desk, customer, {"2026-11-01", "2026-12-01"})) {
        count += line.ticket_id == ticket ? 1 : 0;
      }
      return count;
    });
  }

  Actor olga;
  tickets::TicketId ticket;
  std::vector<Approval> asked;
  std::vector<Approval> told;
  std::vector<std::string> tokens;
};
PODPORA_BOTH_DATABASES(ApprovalsTest);

TEST_P(ApprovalsTest, SmallWorkNeedsNone) {
  auto const recorded = record({.ticket_id = ticket, .minutes = 15}).value();
  EXPECT_FALSE(recorded.price.needs_approval);
  EXPECT_TRUE(asked.empty());
  EXPECT_EQ(billable(), 1u);
}

TEST_P(ApprovalsTest, WorkWaitsUntilItIsApproved) {
  record({.ticket_id = ticket, .minutes = 15}).value();
  auto const recorded = record({.ticket_id = ticket, .minutes = 30}).value();
  EXPECT_TRUE(recorded.price.needs_approval);
  EXPECT_FALSE(recorded.charges.at(0).ready);
  EXPECT_EQ(billable(), 1u);
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].amount_minor, 90'000) << "all work on the request";
  EXPECT_EQ(asked[0].contact_id, olga.person);
  auto const decided = decide(asked[0].id, true, olga).value();
  EXPECT_EQ(decided.state, ApprovalState::kApproved);
  EXPECT_EQ(decided.decided_from, "192.0.2.1");
  EXPECT_EQ(billable(), 2u);
  EXPECT_EQ(told.size(), 1u);
  EXPECT_EQ(decide(asked[0].id, false, olga).error().code, "approval-decided");
}

TEST_P(ApprovalsTest, ApprovedBeforeTheWorkItIsBilledAtOnce) {
  NewTime const planned{.ticket_id = ticket, .minutes = 60};
  EXPECT_TRUE(preview(planned).needs_approval);
  auto const question = write([&](Transaction& tx) { return ask_approval(tx, context, anna, planned); }).value();
  EXPECT_NE(question.text.find("1 h"), std::string::npos) << question.text;
  decide(question.id, true, olga).value();
  EXPECT_FALSE(preview(planned).needs_approval);
  EXPECT_TRUE(record(planned).value().charges.at(0).ready);
  EXPECT_TRUE(record({.ticket_id = ticket, .minutes = 15}).value().price.needs_approval) << "more than was approved";
}

TEST_P(ApprovalsTest, ARefusalIsRecordedAndTheWorkWaitsOn) {
  record({.ticket_id = ticket, .minutes = 60}).value();
  decide(asked.at(0).id, false, olga).value();
  EXPECT_EQ(billable(), 0u);
  EXPECT_EQ(told.at(0).state, ApprovalState::kRefused);
  EXPECT_EQ(told.at(0).note, "as told");
}

TEST_P(ApprovalsTest, AQuestionEndsAndALaterOneTakesItsPlace) {
  record({.ticket_id = ticket, .minutes = 60}).value();
  record({.ticket_id = ticket, .minutes = 60}).value();
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[1].amount_minor, 240'000);
  EXPECT_EQ(decide(asked[0].id, true, olga).error().code, "approval-decided") << "replaced";
  clock.advance(std::chrono::hours(48));
  EXPECT_EQ(decide(asked[1].id, true, olga).error().code, "approval-expired");
  jobs::Job job;
  job.desk = desk;
  job.payload = R"({"approval":")" + to_text(asked[1].id) + R"("})";
  expire_approval(db(), context, job);
  expire_approval(db(), context, job);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].state, ApprovalState::kExpired);
}

TEST_P(ApprovalsTest, NobodyElseAnswers) {
  record({.ticket_id = ticket, .minutes = 60}).value();
  auto somebody = olga;
  somebody.person = PersonId{1};
  EXPECT_EQ(decide(asked.at(0).id, true, somebody).error().kind, ErrorCode::kNotFound);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    auto mallory = olga;
    mallory.desk = other_desk;
    EXPECT_EQ(decide_approval(tx, context, mallory, asked[0].id, {.approve = true}).error().kind, ErrorCode::kNotFound);
    EXPECT_FALSE(find_approval_by_token(tx, other_desk, crypto::hash_token(tokens.at(0))));
    EXPECT_TRUE(approvals_of(tx, other_desk, ticket).empty());
  });
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(find_approval_by_token(tx, desk, crypto::hash_token(tokens.at(0)))->id, asked[0].id);
    EXPECT_FALSE(find_approval_by_token(tx, desk, crypto::hash_token(tokens.at(0) + "x")));
  });
}

}  // namespace
}  // namespace podpora::charges
