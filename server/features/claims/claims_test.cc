#include "features/claims/claims.h"

#include "features/charges/new_line.h"
#include "features/charges/set_terms.h"
#include "features/charges/terms_rules.h"
#include "features/claims/claims_fixture_test.h"

#include <gmock/gmock.h>

namespace podpora::claims {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClaimUse : public ClaimsTest {
 protected:
  std::vector<std::string> pointers(Error const& error) {
    std::vector<std::string> found;
    for (auto const& field : error.fields) found.push_back(field.pointer + " " + field.code);
    return found;
  }
};
PODPORA_BOTH_DATABASES(ClaimUse);

TEST_P(ClaimUse, StartsFromATicketWithWhatIsKnown) {
  auto const claim = start(october()).value();
  EXPECT_EQ(claim.state, ClaimState::kDraft);
  EXPECT_EQ(claim.customer_id, bakery);
  EXPECT_EQ(claim.title, "Mail is down");
  EXPECT_EQ(claim.billing_month, "2026-10");
  EXPECT_EQ(to_rfc3339(claim.deadline.value()), "2026-12-01T00:00:00Z");
  auto const fields = parse_fields(claim.fields);
  EXPECT_EQ(fields.at("tenant"), "7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11");
  EXPECT_EQ(fields.at("ticket_number"), std::to_string(ticket.number));
  EXPECT_EQ(fields.at("customer_contact"), "Jana <jana@klas.example>\n2026-11-23 08:00 UTC");
  EXPECT_FALSE(fields.contains("period"));  // counted when it is shown
  EXPECT_EQ(read([&](auto& tx) { return find_claim(tx, desk, claim.id); }), claim);
  EXPECT_EQ(start(october()).error().code, "claim-exists");
}

TEST_P(ClaimUse, NeedsARuleAndTimesThatCanBe) {
  auto wanted = october();
  wanted.service = "on_premises";
  EXPECT_EQ(start(wanted).error().code, "no-claim-rule");
  wanted.service = "teapots";
  EXPECT_THAT(pointers(start(wanted).error()), ElementsAre("/service unknown-service"));
  wanted = october();
  wanted.incident_to = wanted.incident_from;
  EXPECT_THAT(pointers(start(wanted).error()), ElementsAre("/incident_to not-after-start"));
  wanted.incident_from = at("2026-12-24T00:00:00Z");
  EXPECT_THAT(pointers(start(wanted).error()), ElementsAre("/incident_from in-the-future"));
  wanted = october();
  wanted.billing_month = "2026-07";
  EXPECT_THAT(pointers(start(wanted).error()), ElementsAre("/billing_month month-of-incident"));
  EXPECT_THAT(pointers(start({.customer_id = bakery, .service = "azure", .title = "x"}).error()),
              ElementsAre("/incident_from required"));
  EXPECT_EQ(start({.customer_id = customers::CustomerId{7}}).error().code, "not-found");
}

TEST_P(ClaimUse, IsFiledOnlyWithEverythingThatTheVendorWants) {
  auto const claim = start(october()).value();
  auto const refused = file({.id = claim.id, .vendor_number = "26"});
  EXPECT_EQ(refused.error().code, "claim-incomplete");
  EXPECT_THAT(pointers(refused.error()), ElementsAre("/fields/outage_id required", "/fields/attempts required",
                                                     "/fields/bought_through_csp required", "/evidence/impact required",
                                                     "/evidence/request required"));
  complete(claim.id);
  auto const ready = write([&](auto& tx) { return make_ready(tx, context, anna, claim.id); }).value();
  EXPECT_EQ(ready.state, ClaimState::kReady);
  EXPECT_THAT(pointers(file({.id = claim.id}).error()), ElementsAre("/vendor_number required"));
  auto const done = file({.id = claim.id, .vendor_number = "2611270040001234"}).value();
  EXPECT_EQ(done.state, ClaimState::kFiled);
  EXPECT_EQ(done.answer_due, clock.now() + std::chrono::days{45});
  EXPECT_EQ(done.due_at, *done.answer_due);
  EXPECT_EQ(file({.id = claim.id, .vendor_number = "26"}).error().code, "claim-step-not-allowed");
  EXPECT_EQ(change({.id = claim.id}).error().code, "claim-step-not-allowed");
}

TEST_P(ClaimUse, AProofFromElsewhereIsNotTheCustomers) {
  auto const claim = start(october()).value();
  complete(claim.id);
  write([&](auto& tx) {
    for (auto const& each : evidence_of(tx, desk, claim.id)) {
      if (each.kind == "request") remove_evidence(tx, context, anna, claim.id, each.id).value();
    }
    add_file_evidence(
        tx, context, anna,
        {.claim = claim.id, .kind = "request", .origin = "jana@mail.example", .file = {.name = "mail.eml", .size = 1}})
        .value();
  });
  auto const refused = file({.id = claim.id, .vendor_number = "26"});
  EXPECT_THAT(pointers(refused.error()), ElementsAre("/evidence/request not-own-domain"));
  EXPECT_EQ(refused.error().fields[0].args, (TextArgs{{"domain", "klas.example"}}));
}

TEST_P(ClaimUse, TakesProofsOfItsOwnTicketThatTheCustomerMaySee) {
  auto const claim = start(october()).value();
  auto const internal = write([&](auto& tx) {
    return tickets::add_message(tx, {audit, ticket_hooks}, anna, ticket.id,
                                {.visibility = tickets::Visibility::kInternal,
                                 .author_kind = tickets::AuthorKind::kAgent,
                                 .body = "Between us"})
        .value()
        .id;
  });
  auto const add = [&](TicketEvidence const& evidence) {
    return write([&](auto& tx) { return add_ticket_evidence(tx, context, anna, evidence); });
  };
  EXPECT_THAT(pointers(add({.claim = claim.id, .kind = "impact", .message = internal}).error()),
              ElementsAre("/message_id unknown-reference"));
  EXPECT_THAT(pointers(add({.claim = claim.id, .kind = "gossip", .message = message}).error()),
              ElementsAre("/kind unknown"));
  EXPECT_THAT(pointers(add({.claim = claim.id, .kind = "impact"}).error()), ElementsAre("/message_id required"));
  auto const proof = add({.claim = claim.id, .kind = "impact", .message = message}).value();
  EXPECT_EQ(proof.origin, "jana@klas.example");
  EXPECT_EQ(proof.text, "2026-11-23 08:00 UTC\n\nNothing arrives. We want our money back.");
}

TEST_P(ClaimUse, ChangesMoveTheDeadlineAndOpenWhatWasReady) {
  auto const claim = start(october()).value();
  complete(claim.id);
  write([&](auto& tx) { make_ready(tx, context, anna, claim.id).value(); });
  auto const moved = change({.id = claim.id, .billing_month = "2026-11"}).value();
  EXPECT_EQ(to_rfc3339(moved.deadline.value()), "2027-01-01T00:00:00Z");
  EXPECT_EQ(moved.state, ClaimState::kReady);
  auto const again = change({.id = claim.id, .fields = {{"outage_id", ""}}}).value();
  EXPECT_EQ(again.state, ClaimState::kDraft);
  EXPECT_EQ(change({.id = claim.id, .version = 1}).error().code, "stale");
  EXPECT_THAT(pointers(change({.id = claim.id, .fields = {{"shoe_size", "42"}}}).error()),
              ElementsAre("/fields/shoe_size unknown"));
  auto const kept = change({.id = claim.id, .fields = {{"tenant", "no guid"}}}).value();
  EXPECT_EQ(parse_fields(kept.fields).at("tenant"), "no guid");
}

TEST_P(ClaimUse, AResellerClaimsThroughItsProvider) {
  write([&](auto& tx) {
    routing::set_profile(tx, audit, anna, {.partner_role = rulebook::PartnerRole::kIndirectReseller});
  });
  auto const claim = start(october()).value();
  complete(claim.id);
  EXPECT_EQ(file({.id = claim.id, .vendor_number = "26"}).error().code, "claim-through-provider");
  EXPECT_TRUE(file({.id = claim.id, .vendor_number = "26", .through_provider = true}).value().through_provider);
}

TEST_P(ClaimUse, AfterTheDeadlineItNeedsAReason) {
  auto const claim = start(october()).value();
  complete(claim.id);
  clock.set(at("2026-12-01T00:00:00Z"));
  EXPECT_THAT(pointers(file({.id = claim.id, .vendor_number = "26"}).error()), ElementsAre("/late_reason required"));
  EXPECT_EQ(file({.id = claim.id, .vendor_number = "26", .late_reason = "Agreed with Eva"}).value().late_reason,
            "Agreed with Eva");
}

TEST_P(ClaimUse, AnswersHaveAmountsOrWords) {
  auto const id = filed().id;
  EXPECT_THAT(pointers(answer({.id = id, .as = ClaimState::kAccepted}).error()), ElementsAre("/amount required"));
  EXPECT_THAT(pointers(answer({.id = id, .as = ClaimState::kDraft}).error()), ElementsAre("/as enum"));
  EXPECT_THAT(pointers(answer({.id = id, .as = ClaimState::kAccepted, .amount = Money{0, "CZK"}}).error()),
              ElementsAre("/amount/minor out-of-range"));
  EXPECT_THAT(pointers(answer({.id = id, .as = ClaimState::kPartly, .amount = Money{5, "CZK"}}).error()),
              ElementsAre("/text required"));
  EXPECT_EQ(answer({.id = id, .as = ClaimState::kRefused, .text = "An advisory"}).value().state, ClaimState::kRefused);
  // The vendor thought again.
  auto const better = answer({.id = id, .as = ClaimState::kPartly, .amount = Money{500, "CZK"}, .text = "Half"});
  EXPECT_EQ(better.value().accepted_minor, 500);
}

TEST_P(ClaimUse, PassingOnMakesOneCreditLine) {
  auto const claim = accepted();
  auto const credited = pass({.id = claim.id}).value();
  EXPECT_EQ(credited.state, ClaimState::kCredited);
  auto const lines = billable();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].id, credited.charge_id);
  EXPECT_EQ(lines[0].kind, charges::LineKind::kCredit);
  EXPECT_EQ(lines[0].amount_minor, -123'400);
  EXPECT_EQ(lines[0].quantity_thousandths, -1000);
  EXPECT_EQ(lines[0].cost_minor, -123'400);
  EXPECT_EQ(lines[0].product, "microsoft_365");
  EXPECT_EQ(lines[0].ticket_id, ticket.id);
  EXPECT_EQ(lines[0].text, "Kompenzace za výpadek služby Microsoft 365, 2026-10-05 08:10 – 12:40 UTC");
  EXPECT_EQ(pass({.id = claim.id}).error().code, "claim-step-not-allowed");
  EXPECT_EQ(billable().size(), 1u);
}

TEST_P(ClaimUse, TheCreditHasTheTaxOfOtherCredits) {
  auto terms = charges::default_terms();
  terms.lines = {{.kind = charges::LineKind::kCredit, .tax_category = "S", .tax_basis_points = 2100}};
  write([&](auto& tx) { charges::set_terms(tx, audit, anna, std::nullopt, terms).value(); });
  pass({.id = accepted().id}).value();
  EXPECT_EQ(billable()[0].tax_category, "S");
  EXPECT_EQ(billable()[0].tax_basis_points, 2100);
}

TEST_P(ClaimUse, LessOrAnotherCurrencyNeedsAReasonAndMoreIsRefused) {
  auto const id = accepted().id;
  EXPECT_THAT(pointers(pass({.id = id, .amount = Money{123'401, "CZK"}}).error()),
              ElementsAre("/amount/minor more-than-accepted"));
  EXPECT_THAT(pointers(pass({.id = id, .amount = Money{100, "CZK"}}).error()), ElementsAre("/reason required"));
  EXPECT_THAT(pointers(pass({.id = id, .amount = Money{5'000, "EUR"}}).error()), ElementsAre("/reason required"));
  EXPECT_THAT(billable(), IsEmpty());
  auto const passed = pass({.id = id, .amount = Money{100'000, "CZK"}, .reason = "Our margin of that month"}).value();
  EXPECT_EQ(passed.passed_minor, 100'000);
  EXPECT_EQ(billable()[0].amount_minor, -100'000);
  EXPECT_EQ(billable()[0].cost_minor, -123'400);
}

TEST_P(ClaimUse, TakenBackItCanBePassedOnOnceMoreUntilItIsInvoiced) {
  auto const id = accepted().id;
  pass({.id = id}).value();
  EXPECT_EQ(back(id).value().state, ClaimState::kAccepted);
  EXPECT_THAT(billable(), IsEmpty());
  auto const again = pass({.id = id, .amount = Money{1'000, "CZK"}, .reason = "A part"}).value();
  ASSERT_EQ(billable().size(), 1u);
  // Somebody voids the line where charges are listed: the claim can still be taken back, and once only.
  write([&](auto& tx) { charges::void_line(tx, audit, anna, *again.charge_id).value(); });
  back(id).value();
  auto const last = pass({.id = id}).value();
  write([&](auto& tx) { EXPECT_TRUE(charges::take_for_invoice(tx, desk, *last.charge_id, 7)); });
  EXPECT_EQ(back(id).error().code, "charge-invoiced");
  EXPECT_EQ(read([&](auto& tx) { return find_claim(tx, desk, id); })->state, ClaimState::kCredited);
}

TEST_P(ClaimUse, KeepingAnAmountNeedsAReason) {
  auto const id = accepted().id;
  auto const close = [&](std::string const& reason) {
    return write([&](auto& tx) { return close_claim(tx, context, anna, id, reason); });
  };
  EXPECT_THAT(pointers(close(" ").error()), ElementsAre("/reason required"));
  EXPECT_EQ(close("The customer left").value().state, ClaimState::kClosed);
  EXPECT_EQ(pass({.id = id}).error().code, "claim-step-not-allowed");
}

TEST_P(ClaimUse, RemindsOnceAStage) {
  std::vector<std::string> told;
  hooks.remind = [&](auto&, auto const&, Claim const& claim, Standing standing) {
    told.push_back(to_text(standing) + " " + claim.title);
  };
  auto const claim = start(october()).value();
  remind(db(), context, desk);
  remind(db(), context, desk);
  EXPECT_THAT(told, ElementsAre("soon Mail is down"));
  clock.set(at("2026-11-28T00:00:00Z"));
  remind(db(), context, desk);
  clock.set(at("2026-12-01T00:00:00Z"));
  remind(db(), context, desk);
  remind(db(), context, desk);
  EXPECT_THAT(told, ElementsAre("soon Mail is down", "urgent Mail is down", "missed Mail is down"));
  complete(claim.id);
  file({.id = claim.id, .vendor_number = "26", .late_reason = "Agreed"}).value();
  remind(db(), context, desk);
  EXPECT_EQ(told.size(), 3u);
  clock.advance(std::chrono::days{45});
  remind(db(), context, desk);
  EXPECT_EQ(told.back(), "answer_late Mail is down");
}

TEST_P(ClaimUse, ListsWhatIsDueFirst) {
  auto const first = start(october()).value();
  auto const azure =
      start({.customer_id = bakery, .service = "azure", .title = "VMs", .incident_from = at("2026-10-20T00:00:00Z")})
          .value();
  auto const page = [&](ClaimPage const& wanted) {
    return read([&](auto& tx) {
      std::vector<ClaimId> found;
      for (auto const& claim : list_claims(tx, desk, wanted)) found.push_back(claim.id);
      return found;
    });
  };
  EXPECT_THAT(page({}), ElementsAre(first.id, azure.id));
  EXPECT_THAT(page({.limit = 1}), ElementsAre(first.id));
  EXPECT_THAT(page({.after_due = first.due_at, .after_id = first.id}), ElementsAre(azure.id));
  EXPECT_THAT(page({.group = ClaimGroup::kFiled}), IsEmpty());
  write([&](auto& tx) { withdraw_claim(tx, context, anna, azure.id, "By mistake").value(); });
  EXPECT_THAT(page({.group = ClaimGroup::kOpen}), ElementsAre(first.id));
  EXPECT_THAT(page({.group = ClaimGroup::kOver}), ElementsAre(azure.id));
}

TEST_P(ClaimUse, MalloryOfAnotherDeskSeesAndDoesNothing) {
  auto const claim = accepted();
  Actor const mallory{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  db().write(storage::Scope::of(other_desk), [&](storage::Transaction& tx) {
    EXPECT_FALSE(find_claim(tx, other_desk, claim.id));
    EXPECT_THAT(list_claims(tx, other_desk, {}), IsEmpty());
    EXPECT_THAT(claims_of_customer(tx, other_desk, bakery), IsEmpty());
    EXPECT_THAT(claims_of_ticket(tx, other_desk, ticket.id), IsEmpty());
    EXPECT_THAT(evidence_of(tx, other_desk, claim.id), IsEmpty());
    EXPECT_EQ(start_claim(tx, context, mallory, october()).error().code, "not-found");
    EXPECT_EQ(change_claim(tx, context, mallory, {.id = claim.id}).error().code, "not-found");
    EXPECT_EQ(pass_on(tx, context, mallory, {.id = claim.id}).error().code, "not-found");
    EXPECT_EQ(take_back(tx, context, mallory, claim.id).error().code, "not-found");
    EXPECT_EQ(add_ticket_evidence(tx, context, mallory, {.claim = claim.id, .kind = "impact", .message = message})
                  .error()
                  .code,
              "not-found");
    put_settings(tx, other_desk, {.portal = true});
  });
  EXPECT_FALSE(read([&](auto& tx) { return settings_of(tx, desk); }).portal);
}

}  // namespace
}  // namespace podpora::claims
