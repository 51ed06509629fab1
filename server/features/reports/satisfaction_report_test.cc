// The reports of satisfaction beside a slow reference that asks each answer by itself.

#include "features/reports/reports_fixture_test.h"
#include "features/satisfaction/satisfaction_store.h"

namespace podpora::reports {
namespace {

using satisfaction::Score;
using storage::Scope;
using Values = std::vector<std::optional<std::int64_t>>;

struct Answer {
  tickets::Ticket ticket;
  Score score{Score::kBad};
  Time at;
};

class SatisfactionReports : public ReportsTest {
 protected:
  /// Some of the contacts answered, at all hours.
  void answer(std::size_t most) {
    write([&](storage::Transaction& tx) {
      for (std::size_t i = 0; i < std::min(most, made_.size()); ++i) {
        clock.advance(std::chrono::minutes{20 + pick(400)});
        Score const scores[] = {Score::kBad, Score::kSoSo, Score::kGood, Score::kGood};
        Answer given{tickets::find_ticket(tx, desk, made_[i]).value(), scores[pick(4)], clock.now()};
        satisfaction::Question question{.id = ids.make<satisfaction::QuestionId>(),
                                        .ticket_id = made_[i],
                                        .customer_id = given.ticket.customer_id.value(),
                                        .contact_id = anna,
                                        .assignee_id = given.ticket.assignee_id,
                                        .state = satisfaction::State::kAsked,
                                        .asked_at = clock.now() - std::chrono::hours{pick(14 * 24)},
                                        .expires_at = clock.now()};
        satisfaction::insert_question(tx, desk, question, std::nullopt);
        question.score = given.score;
        question.answered_at = clock.now();
        question.answers = 1;
        question.way = satisfaction::AnswerWay::kPortal;
        EXPECT_TRUE(satisfaction::store_answer(tx, desk, question, 0));
        answers_.push_back(std::move(given));
      }
    });
  }

  template <class F>
  Values slow(insight::Period const& part, F fits) {
    std::int64_t counts[3] = {0, 0, 0};
    for (auto const& [ticket, score, at] : answers_) {
      auto const day = calendars::local_date("Europe/Prague", at);
      if (part.first <= day && day <= part.last && fits(ticket)) ++counts[static_cast<std::size_t>(score)];
    }
    auto const all = counts[0] + counts[1] + counts[2];
    auto const share = all == 0 ? std::nullopt : std::optional{counts[2] * 100 / all};
    return {all, counts[2], counts[1], counts[0], share};
  }
  static Values values_of(std::vector<Cell> const& cells) {
    Values values;
    for (auto const& cell : cells) values.push_back(cell.value);
    return values;
  }

  std::vector<Answer> answers_;
};
PODPORA_BOTH_DATABASES(SatisfactionReports);

TEST_P(SatisfactionReports, CountWhatWasAnswered) {
  live(240);
  auto const begin = calendars::local_date("Europe/Prague", clock.now());
  answer(60);
  auto const period = insight::Period{begin, calendars::local_date("Europe/Prague", clock.now())};
  ReportRequest request{
      .name = ReportName::kSatisfaction, .period = period, .step = ReportStep::kWeek, .which = {.viewer = sees_all()}};
  auto const everything = [](auto const&) { return true; };
  auto const weeks = report(request);
  auto const parts = parts_of(period, ReportStep::kWeek);
  ASSERT_EQ(weeks.rows.size(), parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    EXPECT_EQ(values_of(weeks.rows[i].cells), slow(parts[i], everything)) << weeks.rows[i].key;
  EXPECT_EQ(values_of(weeks.totals), slow(period, everything));
  EXPECT_GT(*weeks.totals[0].value, 30);

  request.which = {.severity = Severity::kA, .viewer = {.person = otto}};
  auto const narrowed = slow(period, [&](auto const& ticket) {
    return ticket.severity == Severity::kA && (ticket.nature != Nature::kVulnerability || ticket.assignee_id == otto);
  });
  EXPECT_EQ(values_of(report(request).totals), narrowed);
  EXPECT_LT(narrowed[0], weeks.totals[0].value);
}

TEST_P(SatisfactionReports, TellAgentsAndCustomersApart) {
  live(240);
  auto const begin = calendars::local_date("Europe/Prague", clock.now());
  answer(60);
  auto const period = insight::Period{begin, calendars::local_date("Europe/Prague", clock.now())};
  auto const agents =
      report({.name = ReportName::kSatisfactionAgents, .period = period, .which = {.viewer = sees_all()}});
  ASSERT_EQ(agents.rows.size(), 3U) << "two agents, and nobody";
  for (auto const& row : agents.rows) {
    auto const who = parse_id<PersonTag>(row.key);
    EXPECT_EQ(row.name, who == anna ? "Anna Nováková" : who == otto ? "Otto Černý" : "");
    EXPECT_EQ(values_of(row.cells), slow(period, [&](auto const& ticket) { return ticket.assignee_id == who; }));
  }
  EXPECT_GE(agents.rows[0].cells[0].value, agents.rows[2].cells[0].value);
  auto const customers =
      report({.name = ReportName::kSatisfactionCustomers, .period = period, .which = {.viewer = sees_all()}});
  ASSERT_EQ(customers.rows.size(), 2U);
  for (auto const& row : customers.rows) {
    auto const who = parse_id<customers::CustomerTag>(row.key);
    EXPECT_EQ(row.name, who == customers_[0] ? "Brod" : "Klas");
    EXPECT_EQ(values_of(row.cells), slow(period, [&](auto const& ticket) { return ticket.customer_id == who; }));
  }
  auto const other = db().read(Scope::of(other_desk), [&](auto& tx) {
    return write_report(tx, other_desk,
                        {.name = ReportName::kSatisfactionAgents,
                         .period = period,
                         .which = {.viewer = sees_all()},
                         .zone = "Europe/Prague"});
  });
  EXPECT_TRUE(other.rows.empty());
}

}  // namespace
}  // namespace podpora::reports
