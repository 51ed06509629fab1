#include "features/insight/lesson.h"

#include "features/diagnosis/known_issue_store.h"
#include "features/knowledge/suggest.h"
#include "testing/database.h"

#include <gtest/gtest.h>

#include <set>

namespace podpora::insight {
namespace {

class LessonTest : public testing::StoreTest {
 protected:
  Actor const anna{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"};
  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks{.changed = [](auto& tx, auto const& actor, auto const&, auto const& after) {
    knowledge::index_ticket(tx, actor.desk, after);
  }};

  template <class F>
  auto write(F f, DeskId of) {
    LessonContext const context{{{clock, ids, *random}, hooks}, rulebooks};
    return db().write(storage::Scope::of(of), [&](auto& tx) { return f(tx, context); });
  }
  tickets::Ticket open(std::string const& subject, Kind kind = Kind::kTechnical, std::string service = "azure") {
    return write(
        [&](auto& tx, auto& c) {
          return tickets::open_ticket(
              tx, c.tickets, anna, {.subject = subject, .kind = kind, .service = service, .first = {.body = subject}});
        },
        desk);
  }
  Result<tickets::Ticket> resolve(tickets::TicketId ticket, Decision const& decision, DeskId of) {
    auto const actor = Actor{.desk = of, .kind = Actor::Kind::kAgent, .name = "Anna"};
    return write([&](auto& tx, auto& c) { return resolve_with_lesson(tx, c, actor, ticket, decision); }, of);
  }
  Result<Lesson> correct(tickets::TicketId ticket, Decision const& decision) {
    return write([&](auto& tx, auto& c) { return correct_lesson(tx, c, anna, ticket, decision); }, desk);
  }
  std::optional<Lesson> lesson_of(tickets::TicketId ticket, DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return find_lesson(tx, of, ticket); });
  }
};
PODPORA_BOTH_DATABASES(LessonTest);

TEST_P(LessonTest, ResolvingKeepsWhatWasDecidedAndWhatTheCatalogueSaysOfTheRest) {
  auto const ticket = open("How can I share a calendar?");
  EXPECT_EQ(resolve(ticket.id, {.cause = "how_to"}, desk)->cause, "how_to");
  auto const lesson = lesson_of(ticket.id, desk);
  ASSERT_TRUE(lesson);
  EXPECT_EQ(lesson->self_service, SelfService::kYes);
  EXPECT_EQ(lesson->avoided_by, rulebook::AvoidedBy::kTraining);
  EXPECT_EQ(lesson->proposed, "how_to");
  EXPECT_EQ(lesson->decided_by, "Anna");
}

TEST_P(LessonTest, ACauseOutsideTheCatalogueOfTheTicketIsRefused) {
  auto const technical = open("Slow");
  for (auto const* cause : {"invoice", "mail_flow", "no_such_cause", ""}) {
    auto const refused = resolve(technical.id, {.cause = cause}, desk);
    ASSERT_TRUE(refused.has_error()) << cause;
    EXPECT_EQ(refused.error().fields.at(0).pointer, "/cause");
    EXPECT_EQ(refused.error().fields.at(0).code, "unknown");
  }
  EXPECT_TRUE(resolve(open("Wrong sum", Kind::kBilling).id, {.cause = "invoice"}, desk).has_value());
  EXPECT_TRUE(resolve(open("Something", Kind::kTechnical, "").id, {.cause = "how_to"}, desk).has_value());
}

TEST_P(LessonTest, IsCorrectedOnlyOnceTheTicketIsResolved) {
  auto const ticket = open("Slow");
  EXPECT_EQ(correct(ticket.id, {.cause = "capacity"}).error().code, "ticket-not-resolved");
  ASSERT_TRUE(resolve(ticket.id, {.cause = "how_to"}, desk).has_value());
  auto const corrected = correct(ticket.id, {"capacity", SelfService::kNo, rulebook::AvoidedBy::kService});
  ASSERT_TRUE(corrected.has_value());
  EXPECT_EQ(lesson_of(ticket.id, desk)->cause, "capacity");
  EXPECT_EQ(lesson_of(ticket.id, desk)->self_service, SelfService::kNo);
  EXPECT_EQ(write([&](auto& tx, auto&) { return tickets::find_ticket(tx, desk, ticket.id); }, desk)->cause, "capacity");
}

TEST_P(LessonTest, WhatSimilarTicketsHadIsProposedFirst) {
  auto const before = open("Backup vault refuses the nightly job");
  ASSERT_TRUE(resolve(before.id, {.cause = "vendor_defect"}, desk).has_value());
  auto const now = open("The nightly job: backup vault refuses");
  auto const first = db().read(storage::Scope::of(desk), [&](auto& tx) {
    auto const catalogue = catalogue_of(tx, rulebooks, desk, now);
    auto const ranked = propose_causes(tx, anna, now, catalogue);
    return std::pair{ranked.at(0).cause->code, ranked.at(0).similar};
  });
  EXPECT_EQ(first.first, "vendor_defect");
  EXPECT_EQ(first.second, std::vector<std::int64_t>{before.number});
}

TEST_P(LessonTest, IsAnotherDesksSecret) {
  auto const ticket = open("Slow");
  ASSERT_TRUE(resolve(ticket.id, {.cause = "capacity"}, desk).has_value());
  EXPECT_FALSE(lesson_of(ticket.id, other_desk));
  EXPECT_EQ(resolve(ticket.id, {.cause = "capacity"}, other_desk).error().kind, ErrorCode::kNotFound);
}

TEST_P(LessonTest, AKnownIssueIsResolvedWithWhatAllItsRequestsCanBeCountedUnder) {
  auto const issue = diagnosis::KnownIssueId{900};
  write([&](auto& tx, auto&) { diagnosis::insert_known_issue(tx, desk, {.id = issue, .service = "azure"}); }, desk);
  auto const link = [&](tickets::TicketId ticket) {
    write([&](auto& tx, auto&) { EXPECT_TRUE(diagnosis::insert_link(tx, anna, issue, ticket, clock.now())); }, desk);
  };
  auto const codes = [&] {
    return write(
        [&](auto& tx, auto& c) {
          std::set<std::string> found;
          for (auto const& cause : causes_of_issue(tx, c, anna, issue).value()) found.insert(cause.code);
          return found;
        },
        desk);
  };
  auto const of_service = codes();
  EXPECT_TRUE(of_service.contains("capacity"));
  EXPECT_TRUE(of_service.contains("invoice")) << "any kind while it has no request";
  EXPECT_FALSE(of_service.contains("mail_flow")) << "of another service";
  link(open("Slow").id);
  auto const technical = codes();
  EXPECT_TRUE(technical.contains("capacity"));
  EXPECT_FALSE(technical.contains("invoice"));
  auto const mail = open("Mail does not arrive", Kind::kTechnical, "microsoft_365");
  link(mail.id);
  EXPECT_FALSE(codes().contains("capacity")) << "not of both services";
  EXPECT_FALSE(codes().contains("mail_flow"));
  EXPECT_TRUE(codes().contains("other"));
  for (auto const& code : codes()) {
    EXPECT_TRUE(
        write([&](auto& tx, auto& c) { return catalogue_of(tx, c.rulebooks, desk, mail).find(code) != nullptr; }, desk))
        << code;
  }
  resolve(mail.id, {.cause = "other"}, desk).value();
  EXPECT_EQ(codes(), technical) << "what is resolved has its cause";
  auto const stranger = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  EXPECT_EQ(write([&](auto& tx, auto& c) { return causes_of_issue(tx, c, stranger, issue); }, other_desk).error().kind,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::insight
