#include "features/escalation/escalation_fixture_test.h"

#include "features/escalation/service_request_store.h"
#include "features/notify/outbox_store.h"
#include "features/routing/facts_json.h"

#include <gmock/gmock.h>

namespace podpora::escalation {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

PODPORA_BOTH_DATABASES(EscalationTest);

TEST_P(EscalationTest, a_draft_keeps_its_decision_and_fills_in_what_is_known) {
  auto const ticket = open("on_premises");
  auto const request = drafted(ticket, "partner_on_premises_support");
  EXPECT_EQ(request.state, State::kDrafted);
  EXPECT_EQ(request.entitlement_id, servers);
  EXPECT_EQ(request.transport, rulebook::Transport::kByHand);
  EXPECT_EQ(request.decision,
            routing::decision_json(route(rules().base(), routing::parse_facts(request.facts).value()).value()));
  EXPECT_THAT(problems(request), ElementsAre("business_impact required", "product_version required"));
  auto const packet = parse_packet(request.packet);
  EXPECT_EQ(packet.at("title"), "Mail queue grows");
  EXPECT_EQ(packet.at("description"), "Since this morning.");
  EXPECT_EQ(packet.at("contact_email"), "anna@hvezda.example");
  EXPECT_EQ(packet.at("contact_time_zone"), "Europe/Prague");
  EXPECT_EQ(balance(), 20);
}

TEST_P(EscalationTest, contract_and_access_ids_are_shown_but_stored_nowhere_else) {
  auto const request = drafted(open("on_premises"), "partner_on_premises_support");
  EXPECT_THAT(request.packet + request.facts + request.decision, Not(HasSubstr("CONTRACT-77")));
  auto const text = read([&](auto& tx) {
    return packet_markdown(request, packet_entries(tx, context(), desk, request), "en", Secrets::kShown);
  });
  EXPECT_THAT(text, HasSubstr("**Contract id:** CONTRACT-77"));
}

TEST_P(EscalationTest, a_refused_vehicle_cannot_be_drafted) {
  auto const ticket = open("on_premises");
  auto const refused =
      write([&](auto& tx) { return draft(tx, context(), anna(), {.ticket = ticket, .vehicle = "asfp"}); });
  EXPECT_EQ(refused.error().code, "vehicle-refused");
  EXPECT_THAT(refused.error().fields, Contains(FieldError{"/reasons/service_not_covered", "refused", {}}));
}

TEST_P(EscalationTest, open_checks_and_an_incomplete_packet_keep_it_here) {
  auto const ticket = open("on_premises");
  auto const request = drafted(ticket, "partner_on_premises_support");
  auto const unchecked = hand(request.id, "4711");
  EXPECT_EQ(unchecked.error().code, "checks-open");
  EXPECT_EQ(unchecked.error().fields.at(0).pointer, "/checks/known_issue");
  do_checks(ticket);
  auto const incomplete = hand(request.id, "4711");
  EXPECT_EQ(incomplete.error().code, "packet-incomplete");
  EXPECT_EQ(incomplete.error().fields.at(0), (FieldError{"/packet/business_impact", "required", {}}));
  EXPECT_EQ(balance(), 20);
  EXPECT_EQ(state_of(ticket), tickets::State::kOpen);
}

TEST_P(EscalationTest, handing_over_draws_one_incident_and_the_ticket_waits) {
  auto const ticket = open("on_premises");
  auto const request = handed_over(ticket);
  EXPECT_EQ(request.state, State::kSent);
  EXPECT_EQ(request.upstream_number, "2611220040001234");
  EXPECT_EQ(balance(), 19);
  EXPECT_EQ(state_of(ticket), tickets::State::kWaitingUpstream);
  EXPECT_EQ(hand(request.id, "again").error().code, "service-request-sent");
  EXPECT_EQ(balance(), 19);
  read([&](auto& tx) {
    auto const log = list_attempts(tx, desk, request.id, 10);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].kind, "hand_over");
    auto const message = messages_of(tx, desk, ticket).back();
    EXPECT_EQ(message.visibility, tickets::Visibility::kUpstream);
    EXPECT_THAT(message.body, Not(HasSubstr("CONTRACT-77")));
    EXPECT_EQ(entitlements::ledger_of(tx, desk, servers).back().reference, to_text(request.id));
  });
}

TEST_P(EscalationTest, an_answer_is_for_agents_until_one_publishes_it) {
  auto const ticket = open("on_premises");
  auto const request = handed_over(ticket);
  auto const message =
      write([&](auto& tx) {
        return upstream_answer(
            tx, context(), system_actor(desk),
            {.request = request.id, .from = "x@microsoft.com", .from_name = "Support", .text = "Install CU4."});
      }).value();
  EXPECT_EQ(message.visibility, tickets::Visibility::kUpstream);
  EXPECT_EQ(message.service_request_id, request.id.value);
  EXPECT_EQ(state_of(ticket), tickets::State::kOpen);
  EXPECT_EQ(read([&](auto& tx) { return find_service_request(tx, desk, request.id)->state; }), State::kAnswered);
  auto const published =
      write([&](auto& tx) { return publish(tx, context(), anna(), message.id, std::nullopt); }).value();
  EXPECT_EQ(published.visibility, tickets::Visibility::kCustomer);
  EXPECT_EQ(published.body, "Install CU4.");
  EXPECT_EQ(published.author_name, "Anna");
  auto const again = write([&](auto& tx) { return publish(tx, context(), anna(), published.id, std::nullopt); });
  EXPECT_EQ(again.error().code, "not-upstream");
}

TEST_P(EscalationTest, the_other_sides_number_is_recognised_from_its_domain_only) {
  auto const request = handed_over(open("on_premises"));
  read([&](auto& tx) {
    EXPECT_EQ(find_by_upstream_number(tx, desk, "support.microsoft.com", "RE: 2611220040001234"), request.id);
    EXPECT_EQ(find_by_upstream_number(tx, desk, "pekarna.example", "RE: 2611220040001234"), std::nullopt);
    EXPECT_EQ(find_by_upstream_number(tx, desk, "microsoft.com", "RE: something else"), std::nullopt);
  });
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(find_by_upstream_number(tx, other_desk, "microsoft.com", "2611220040001234"), std::nullopt);
  });
}

TEST_P(EscalationTest, withdrawing_gives_the_incident_back) {
  auto const request = handed_over(open("on_premises"));
  auto const take = [&](Step step, std::string reason) {
    return write([&](auto& tx) { return take_step(tx, context(), anna(), {request.id, step, reason}); });
  };
  EXPECT_EQ(take(Step::kWithdraw, " ").error().fields.at(0).pointer, "/reason");
  EXPECT_EQ(take(Step::kWithdraw, "It was a duplicate.").value().state, State::kWithdrawn);
  EXPECT_EQ(balance(), 20);
  EXPECT_EQ(take(Step::kWithdraw, "again").error().code, "step-not-allowed");
  EXPECT_EQ(balance(), 20);
}

TEST_P(EscalationTest, an_outsourced_service_goes_by_mail_to_who_delivers_it) {
  auto const ticket = open("dynamics_365");
  do_checks(ticket);
  auto const request = drafted(ticket, "delivery_partner");
  EXPECT_EQ(request.transport, rulebook::Transport::kEmail);
  EXPECT_EQ(request.upstream_domains, "daleko.example");
  EXPECT_EQ(hand(request.id, "4711").error().code, "wrong-transport");
  fill(request.id, {{"service", "Business Central"},
                    {"business_impact", "no invoices"},
                    {"environment", "Production 25.1"},
                    {"error_text", "Timeout"}});
  auto const sent = write([&](auto& tx) { return send(tx, context(), anna(), request.id); });
  ASSERT_TRUE(sent.has_value()) << sent.error().code
                                << (sent.error().fields.empty() ? "" : sent.error().fields[0].pointer);
  EXPECT_EQ(sent.value().state, State::kSent);
  EXPECT_EQ(state_of(ticket), tickets::State::kWaitingUpstream);
  read([&](auto& tx) {
    auto const mails = notify::mails_of_ticket(tx, desk, ticket);
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(mails[0].recipient, "desk@daleko.example");
    EXPECT_EQ(mails[0].service_request_id, request.id.value);
    EXPECT_THAT(mails[0].body, HasSubstr("no invoices"));
  });
}

TEST_P(EscalationTest, the_customers_contact_is_never_the_packets) {
  auto const request = drafted(open("on_premises"), "partner_on_premises_support");
  fill(request.id, {{"contact_email", "Otto@pekarna.example"}, {"contact_phone", "12"}});
  auto const now = *read([&](auto& tx) { return find_service_request(tx, desk, request.id); });
  EXPECT_THAT(problems(now), Contains("contact_email customer-contact"));
  EXPECT_THAT(problems(now), Contains("contact_phone not-a-phone"));
}

TEST_P(EscalationTest, a_stale_or_unknown_change_of_the_packet_is_refused) {
  auto const request = drafted(open("on_premises"), "partner_on_premises_support");
  auto const change = [&](std::string name, std::optional<std::int64_t> version) {
    return write([&](auto& tx) {
      return complete_packet(tx, context(), anna(), {request.id, {{name, "x"}}, version});
    });
  };
  EXPECT_EQ(change("horoscope", std::nullopt).error().fields.at(0).pointer, "/fields/0/name");
  EXPECT_EQ(change("business_impact", 1).value().version, 2);
  EXPECT_EQ(change("business_impact", 1).error().kind, ErrorCode::kPreconditionFailed);
}

TEST_P(EscalationTest, another_desk_finds_nothing) {
  auto const request = drafted(open("on_premises"), "partner_on_premises_support");
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(send(tx, context(), mallory, request.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(hand_over(tx, context(), mallory, {request.id, "1"}).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(draft(tx, context(), mallory, {.ticket = request.ticket_id, .vehicle = "asfp"}).error().kind,
              ErrorCode::kNotFound);
    EXPECT_FALSE(find_service_request(tx, other_desk, request.id));
  });
}

}  // namespace
}  // namespace podpora::escalation
