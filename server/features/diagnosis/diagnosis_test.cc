#include "features/diagnosis/diagnosis.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::diagnosis {
namespace {

using ::testing::ElementsAre;

class DiagnosisTest : public podpora::testing::StoreTest {
 protected:
  Context context() { return {{clock, ids, *random}, rulebooks}; }
  Actor anna() { return Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"}; }

  tickets::Ticket open(std::string service, Kind kind) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      tickets::Hooks const hooks;
      return tickets::open_ticket(
          tx, {{clock, ids, *random}, hooks}, anna(),
          {.subject = "Mail queue grows", .kind = kind, .service = service, .first = {.body = "Help."}});
    });
  }

  Diagnosis look(tickets::Ticket const& ticket) {
    return db().read(storage::Scope::of(desk),
                     [&](auto& tx) { return diagnosis_of(tx, rulebooks, desk, ticket, clock.now()); });
  }

  Result<Diagnosis> record(tickets::TicketId ticket, std::string check, std::string result) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return record_check(tx, context(), anna(), {ticket, check, result, "seen at 08:00"});
    });
  }

  rulebook::Rulebooks rulebooks;
};

PODPORA_BOTH_DATABASES(DiagnosisTest);

TEST_P(DiagnosisTest, offers_the_runbook_of_service_and_kind) {
  EXPECT_EQ(look(open("azure", Kind::kTechnical)).runbook->id, "azure-technical");
  EXPECT_EQ(look(open("microsoft_365", Kind::kBilling)).runbook->id, "microsoft-365-billing");
  EXPECT_EQ(look(open("", Kind::kTechnical)).runbook, nullptr);
}

TEST_P(DiagnosisTest, service_health_comes_first_for_every_cloud_service) {
  for (auto const* service : {"azure", "microsoft_365", "dynamics_365"}) {
    EXPECT_EQ(look(open(service, Kind::kTechnical)).steps.at(0).check->id, "service_health") << service;
  }
}

TEST_P(DiagnosisTest, keeps_results_with_evidence_person_and_time) {
  auto const ticket = open("on_premises", Kind::kTechnical);
  EXPECT_THAT(look(ticket).open_checks(), ElementsAre("known_issue", "lifecycle", "updates", "event_log"));
  auto const after = record(ticket.id, "updates", "installed").value();
  EXPECT_THAT(after.open_checks(), ElementsAre("known_issue", "lifecycle", "event_log"));
  auto const& finding = after.steps.at(2).finding;
  EXPECT_EQ(finding->evidence, "seen at 08:00");
  EXPECT_EQ(finding->person_name, "Anna");
  EXPECT_EQ(finding->at, clock.now());
  EXPECT_EQ(record(ticket.id, "updates", "current").value().steps.at(2).finding->result, "current");
}

TEST_P(DiagnosisTest, refuses_what_the_runbook_does_not_know) {
  auto const ticket = open("on_premises", Kind::kTechnical);
  EXPECT_EQ(record(ticket.id, "updates", "maybe").error().fields.at(0).code, "unknown-result");
  EXPECT_EQ(record(ticket.id, "horoscope", "clean").error().kind, ErrorCode::kNotFound);
}

TEST_P(DiagnosisTest, a_waiver_needs_a_reason_and_closes_the_check) {
  auto const ticket = open("azure", Kind::kTechnical);
  auto const waive = [&](std::string reason) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return waive_check(tx, context(), anna(), {ticket.id, "activity_log", reason});
    });
  };
  EXPECT_EQ(waive("  ").error().fields.at(0).pointer, "/reason");
  auto const after = waive("The log is kept by the customer's auditor.").value();
  EXPECT_THAT(after.open_checks(), ElementsAre("service_health", "resource_health"));
  EXPECT_EQ(after.results().at("activity_log"), "waived");
}

TEST_P(DiagnosisTest, a_topic_has_a_runbook_of_its_own) {
  auto ticket = open("microsoft_365", Kind::kTechnical);
  EXPECT_EQ(look(ticket).runbook->id, "microsoft-365-technical");
  ticket.area = "mail_flow";
  EXPECT_EQ(look(ticket).runbook->id, "microsoft-365-mail-flow");
  ticket.area = "files";
  EXPECT_EQ(look(ticket).runbook->id, "microsoft-365-technical");
}

TEST_P(DiagnosisTest, every_service_has_runbooks_for_all_kinds) {
  for (auto const* service : {"azure", "microsoft_365", "dynamics_365", "on_premises"}) {
    for (auto const kind : {Kind::kTechnical, Kind::kBilling, Kind::kSubscription}) {
      auto const diagnosis = look(open(service, kind));
      ASSERT_NE(diagnosis.runbook, nullptr) << service << " " << to_text(kind);
      EXPECT_GE(diagnosis.steps.size(), 2U) << diagnosis.runbook->id;
    }
  }
}

TEST_P(DiagnosisTest, evidence_is_a_text_a_link_and_files) {
  auto const ticket = open("azure", Kind::kTechnical);
  auto const record_link = [&](std::string link) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return record_check(tx, context(), anna(), {ticket.id, "service_health", "clean", "Looked.", link});
    });
  };
  auto const add_file = [&](std::string check) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return add_evidence(
          tx, context(), anna(),
          {ticket.id, check, {.name = "trace.har", .media_type = "text/plain", .sha256 = "aa", .size = 2}});
    });
  };
  EXPECT_EQ(add_file("service_health").error().code, "check-without-result");
  for (auto const* bad : {"javascript:alert(1)", "https://", "ftp://x", "https://a b"}) {
    EXPECT_EQ(record_link(bad).error().fields.at(0).pointer, "/link") << bad;
  }
  EXPECT_EQ(record_link("https://status.example/x").value().steps.at(0).finding->link, "https://status.example/x");
  EXPECT_EQ(add_file("service_health").value().steps.at(0).files.at(0).name, "trace.har");
  // A new finding has files of its own; the earlier stay with the earlier one.
  EXPECT_TRUE(record_link("").value().steps.at(0).files.empty());
}

TEST_P(DiagnosisTest, a_change_of_the_topic_starts_its_runbook_and_keeps_what_was_found) {
  auto ticket = open("azure", Kind::kTechnical);
  record(ticket.id, "service_health", "clean");
  ticket.area = "virtual_machines";
  db().write(storage::Scope::of(desk), [&](auto& tx) { start_runbook(tx, context(), anna(), ticket); });
  EXPECT_TRUE(look(ticket).started_at);
  EXPECT_EQ(look(ticket).results().size(), 0U);
  ticket.area.clear();
  EXPECT_EQ(look(ticket).results().at("service_health"), "clean");
}

TEST_P(DiagnosisTest, another_desk_cannot_record) {
  auto const ticket = open("azure", Kind::kTechnical);
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  auto const taken = db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    return record_check(tx, context(), mallory, {ticket.id, "service_health", "clean", ""});
  });
  EXPECT_EQ(taken.error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::diagnosis
