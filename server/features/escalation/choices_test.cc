#include "features/audit/event_store.h"
#include "features/escalation/choice_store.h"
#include "features/escalation/escalation_fixture_test.h"
#include "features/escalation/replay.h"
#include "features/routing/facts_json.h"
#include "platform/http/json.h"

#include <gmock/gmock.h>

#include <sstream>

namespace podpora::escalation {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class EscalationChoicesTest : public EscalationTest {
 protected:
  Result<ServiceRequest> draft_because(tickets::TicketId ticket, std::string vehicle, std::string reason) {
    return write([&](auto& tx) {
      return draft(tx, context(), anna(), {.ticket = ticket, .vehicle = vehicle, .reason = reason});
    });
  }
  Result<ServiceRequest> bring_back(ServiceRequestId id, std::string reason) {
    return write([&](auto& tx) {
      return give_back(tx, context(), anna(), {.request = id, .cause = GiveBackCause::kVendorBug, .reason = reason});
    });
  }
  /// The bakery delegates what filing from Partner Center needs.
  void delegate() {
    write([&](auto& tx) {
      return customers::add_delegated_access(
          tx, audit(), anna(), customer, {"service_support_administrator", clock.now() + std::chrono::hours{24 * 365}});
    }).value();
  }
  std::vector<entitlements::Entry> ledger() {
    return read([&](auto& tx) { return entitlements::ledger_of(tx, desk, servers); });
  }
};

PODPORA_BOTH_DATABASES(EscalationChoicesTest);

TEST_P(EscalationChoicesTest, another_way_than_the_recommended_one_needs_a_sentence) {
  delegate();
  auto const ticket = open("dynamics_365");
  auto const silent = draft_because(ticket, "csp_entitlement", "  ");
  EXPECT_EQ(silent.error().fields.at(0), (FieldError{"/reason", "required", {}}));
  auto const request = draft_because(ticket, "csp_entitlement", "Daleko is on holiday").value();
  auto const choice = read([&](auto& tx) { return find_choice(tx, desk, request.id); });
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->reason, "Daleko is on holiday");
  EXPECT_EQ(choice->recommended, "delivery_partner");
  EXPECT_EQ(choice->person_name, "Anna");
  auto const events = read([&](auto& tx) { return audit::events_of(tx, desk, to_text(request.id)); });
  EXPECT_THAT(events.at(0).payload, HasSubstr(R"("instead_of":"delivery_partner")"));
  auto const usual = draft_because(ticket, "delivery_partner", "").value();
  EXPECT_FALSE(read([&](auto& tx) { return find_choice(tx, desk, usual.id); }));
}

TEST_P(EscalationChoicesTest, a_vendor_bug_gives_the_incident_back_once_and_the_ledger_says_why) {
  auto const request = handed_over(open("on_premises"));
  EXPECT_EQ(balance(), 19);
  EXPECT_EQ(bring_back(request.id, " ").error().fields.at(0).pointer, "/reason");
  auto const after = bring_back(request.id, "KB5012345").value();
  EXPECT_EQ(after.state, State::kSent);
  EXPECT_EQ(balance(), 20);
  EXPECT_EQ(ledger().back().reason, "vendor_bug: KB5012345");
  EXPECT_EQ(ledger().back().reference, to_text(request.id));
  EXPECT_EQ(bring_back(request.id, "again").error().code, "nothing-drawn");
  write([&](auto& tx) {
    return take_step(tx, context(), anna(), {.request = request.id, .step = Step::kWithdraw, .reason = "solved"});
  }).value();
  EXPECT_EQ(balance(), 20) << "withdrawing gives nothing back twice";
}

TEST_P(EscalationChoicesTest, only_files_that_somebody_chose_go_along) {
  auto const ticket = open("dynamics_365");
  auto const other = open("on_premises");
  auto const add_file = [&](tickets::TicketId to, std::string name) {
    return write([&](auto& tx) {
      add_message(tx, context().tickets, anna(), to,
                  {.author_kind = tickets::AuthorKind::kContact,
                   .author_name = "Otto",
                   .body = "See the file.",
                   .attachments = {{name, "text/plain", std::string(64, 'a'), 4}}})
          .value();
      return tickets::attachments_of(tx, desk, to).back().id;
    });
  };
  auto const log = add_file(ticket, "log.txt");
  add_file(ticket, "salaries.xlsx");
  auto const foreign = add_file(other, "other.txt");
  do_checks(ticket);
  auto const request = drafted(ticket, "delivery_partner");
  auto const choose = [&](std::vector<tickets::AttachmentId> ids) {
    return write([&](auto& tx) { return choose_attachments(tx, context(), anna(), request.id, ids); });
  };
  EXPECT_THAT(read([&](auto& tx) { return chosen_attachments(tx, desk, request); }), IsEmpty());
  EXPECT_EQ(choose({log, foreign}).error().fields.at(0).pointer, "/attachment_ids/1");
  ASSERT_TRUE(choose({log, log}).has_value());
  for (auto const& entry : read([&](auto& tx) { return packet_entries(tx, context(), desk, request); })) {
    if (!entry.problem.empty()) fill(request.id, {{entry.field->name, "filled in"}});
  }
  auto const left = problems(read([&](auto& tx) { return *find_service_request(tx, desk, request.id); }));
  for (auto const& problem : left) fill(request.id, {{problem.substr(0, problem.find(' ')), "yes"}});
  auto const sent = write([&](auto& tx) { return send(tx, context(), anna(), request.id); });
  ASSERT_TRUE(sent.has_value()) << sent.error().code << " " << (left.empty() ? "" : left.front());
  auto const messages = read([&](auto& tx) { return messages_of(tx, desk, ticket); });
  std::vector<std::string> gone;
  for (auto const& file : read([&](auto& tx) { return tickets::attachments_of(tx, desk, ticket); })) {
    if (file.message_id == messages.back().id) gone.push_back(file.name);
  }
  EXPECT_THAT(gone, ElementsAre("log.txt"));
  EXPECT_EQ(choose({}).error().code, "service-request-sent");
}

TEST_P(EscalationChoicesTest, an_open_escalation_of_the_same_customer_and_service_is_found) {
  auto const first = open("on_premises");
  auto const request = handed_over(first);
  auto const found = [&](tickets::TicketId id) {
    return read([&](auto& tx) { return open_for_same(tx, desk, *find_ticket(tx, desk, id)); });
  };
  auto const again = open("on_premises");
  ASSERT_EQ(found(again).size(), 1u);
  EXPECT_EQ(found(again)[0].request.id, request.id);
  EXPECT_EQ(found(again)[0].ticket.id, first);
  EXPECT_THAT(found(open("dynamics_365")), IsEmpty());
  write([&](auto& tx) {
    return take_step(tx, context(), anna(), {.request = request.id, .step = Step::kWithdraw, .reason = "solved"});
  }).value();
  EXPECT_THAT(found(again), IsEmpty());
}

TEST_P(EscalationChoicesTest, the_customer_is_told_in_their_language_and_the_ticket_waits_on) {
  auto const ticket = open("on_premises");
  auto const request = handed_over(ticket);
  auto const note = read([&](auto& tx) { return customer_note(tx, context(), desk, request.id); }).value();
  EXPECT_EQ(note.language, "cs");
  EXPECT_THAT(note.body, HasSubstr("předali dál"));
  EXPECT_THAT(note.body, Not(HasSubstr("CONTRACT-77")));
  write([&](auto& tx) { return tell_customer(tx, context(), anna(), request.id, note.body); }).value();
  EXPECT_EQ(state_of(ticket), tickets::State::kWaitingUpstream);
  auto const last = read([&](auto& tx) { return messages_of(tx, desk, ticket); }).back();
  EXPECT_EQ(last.visibility, tickets::Visibility::kCustomer);
  EXPECT_EQ(last.body, note.body);
}

TEST_P(EscalationChoicesTest, the_packet_is_written_out_as_json_and_as_a_page_without_markup_of_others) {
  auto const ticket = open("on_premises");
  auto const request = drafted(ticket, "partner_on_premises_support");
  fill(request.id, {{"business_impact", "<script>alert(1)</script>\n& more"}});
  auto const stored = read([&](auto& tx) { return *find_service_request(tx, desk, request.id); });
  auto const entries = read([&](auto& tx) { return packet_entries(tx, context(), desk, stored); });
  auto const page = packet_page(stored, entries, "en", Secrets::kHidden);
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;<br>&amp; more"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("CONTRACT-77")));
  auto const document = http::parse_json(packet_document(stored, entries, "en", Secrets::kShown)).value();
  EXPECT_EQ(*document.find("vehicle"), http::Json("partner_on_premises_support"));
  EXPECT_THAT(packet_document(stored, entries, "en", Secrets::kShown), HasSubstr("CONTRACT-77"));
  EXPECT_TRUE(has_secrets(entries));
}

TEST_P(EscalationChoicesTest, the_contact_in_a_packet_is_the_partners_whatever_the_vehicle) {
  delegate();
  auto const ticket = open("dynamics_365");
  for (auto const* vehicle : {"delivery_partner", "csp_entitlement"}) {
    auto const request = draft_because(ticket, vehicle, "to see its packet").value();
    EXPECT_THAT(request.packet, Not(HasSubstr("otto@pekarna.example"))) << vehicle;
    fill(request.id, {{"contact_email", "OTTO@pekarna.example"}});
    auto const stored = read([&](auto& tx) { return *find_service_request(tx, desk, request.id); });
    EXPECT_THAT(problems(stored), ::testing::Contains("contact_email customer-contact")) << vehicle;
  }
}

TEST_P(EscalationChoicesTest, a_stored_decision_is_replayed_from_its_inputs) {
  auto const request = handed_over(open("on_premises"));
  write([&](auto& tx) {  // What has changed since plays no part.
    return entitlements::make_entry(tx, context().entitlements(), anna(), servers,
                                    {.kind = entitlements::EntryKind::kAdjust, .amount = -19, .reason = "lost"});
  })
      .value();
  auto const run = [&](std::string const& id, std::vector<std::string> packs = {}) {
    std::ostringstream out, errors;
    auto const code = run_replay(db(), {.id = id, .rulepacks = packs}, out, errors);
    return std::tuple{code, out.str(), errors.str()};
  };
  auto const [equal, out, errors] = run(to_text(request.id));
  EXPECT_EQ(equal, 0) << errors;
  EXPECT_EQ(out, request.decision + "\n" + request.decision + "\n");
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_EQ(std::get<0>(run("srq_0000000000c1s")), 1);
  EXPECT_EQ(std::get<0>(run("nonsense")), 1);
  EXPECT_EQ(std::get<0>(run(to_text(request.id), {"no/such/pack.toml"})), 3);
}

TEST_P(EscalationChoicesTest, a_replay_that_differs_says_where) {
  auto request = handed_over(open("on_premises"));
  auto facts = routing::parse_facts(request.facts).value();
  facts.desk.entitlements.clear();
  request.facts = routing::facts_json(facts);
  auto const replayed = replay(rules().base(), request).value();
  EXPECT_FALSE(replayed.is_equal());
  EXPECT_THAT(differences(replayed),
              ::testing::Contains("partner_on_premises_support: allowed (held) -> refused (not_activated)"));
}

TEST_P(EscalationChoicesTest, another_desk_reaches_nothing) {
  auto const request = handed_over(open("on_premises"));
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  auto const is_not_found = [&](auto&& f) {
    return db().write(storage::Scope::of(other_desk), f).error().kind == ErrorCode::kNotFound;
  };
  EXPECT_TRUE(is_not_found(
      [&](auto& tx) { return give_back(tx, context(), mallory, {.request = request.id, .reason = "mine"}); }));
  EXPECT_TRUE(is_not_found([&](auto& tx) { return choose_attachments(tx, context(), mallory, request.id, {}); }));
  EXPECT_TRUE(is_not_found([&](auto& tx) { return customer_note(tx, context(), other_desk, request.id); }));
  EXPECT_TRUE(is_not_found([&](auto& tx) { return tell_customer(tx, context(), mallory, request.id, "x"); }));
}

}  // namespace
}  // namespace podpora::escalation
