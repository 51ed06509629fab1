#include "features/billing/billing_fixture_test.h"
#include "features/billing/business_rules.h"
#include "features/billing/ubl.h"
#include "features/charges/approval_store.h"

#include <gmock/gmock.h>

#include <set>
#include <thread>

namespace podpora::billing {
namespace {

using storage::Scope;
using ::testing::Contains;
using ::testing::IsEmpty;

class RunTest : public BillingTest {};
PODPORA_BOTH_DATABASES(RunTest);

TEST_P(RunTest, BillsEachBillToAndCurrencyOnce) {
  auto const klas = add_customer("Klas");
  auto const brod = add_customer("Brod");
  auto const first = put(work(klas, 45, "2026-11-02"));
  put(work(klas, 30, "2026-11-30"));
  put(work(klas, 60, "2026-11-03", "EUR"));
  put(work(brod, 15, "2026-10-31"));  // left behind by an earlier month
  put(work(brod, 15, "2026-12-01"));  // of the next one
  auto const run = start().value();
  ASSERT_EQ(drafts(run).size(), 3u);
  ASSERT_EQ(approve(run).value().state, RunState::kApproved);
  ASSERT_EQ(lock(run).value().state, RunState::kLocked);
  auto const invoices = read([&](auto& tx) { return invoices_of_run(tx, desk, run.id); });
  ASSERT_EQ(invoices.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(invoices[i].number, "2026000" + std::to_string(i + 1));
  EXPECT_EQ(invoices[0].net_minor, 150'000);
  EXPECT_EQ(invoices[0].tax_minor, 31'500);
  EXPECT_EQ(invoices[0].due_on, "2026-12-15");
  EXPECT_EQ(invoices[1].currency, "EUR");
  EXPECT_EQ(invoices[2].buyer_name, "Brod");
  auto const charge = read([&](auto& tx) { return charges::find_charge(tx, desk, first); }).value();
  EXPECT_EQ(charge.invoice_id, invoices[0].id.value);
  for (auto const& invoice : invoices) EXPECT_THAT(broken_rules(to_ubl(document(invoice.id))), IsEmpty());
  EXPECT_THAT(bill(), IsEmpty());
  EXPECT_EQ(bill("2026-12-31").size(), 1u);
}

TEST_P(RunTest, SaysWhatItLeavesOutAndWhy) {
  auto const klas = add_customer("Klas");
  auto const brod = add_customer("Brod");
  put(work(klas, 45, "2026-11-02"));
  auto waiting = work(klas, 30, "2026-11-03");
  waiting.ready = false;
  waiting.ticket_id = tickets::TicketId{11};
  auto refused = work(klas, 30, "2026-11-04");
  refused.ready = false;
  refused.ticket_id = tickets::TicketId{12};
  auto unknown = work(brod, 15, "2026-11-05", "");
  unknown.verdict = charges::Verdict::kNoAgreement;
  unknown.amount_minor = 0;
  auto nobody = work(brod, 15, "2026-11-06");
  nobody.customer_id = nobody.bill_to_id = std::nullopt;
  auto covered = work(brod, 15, "2026-11-07");
  covered.verdict = charges::Verdict::kCovered;
  covered.discount_minor = covered.amount_minor;
  covered.amount_minor = 0;
  for (auto const& charge : {waiting, refused, unknown, nobody, covered, work(klas, 15, "2026-12-01")}) put(charge);
  write([&](auto& tx) {
    charges::insert_approval(tx, desk,
                             {.id = charges::ApprovalId{1},
                              .ticket_id = *refused.ticket_id,
                              .contact_id = PersonId{1},
                              .amount_minor = 1,
                              .currency = "CZK",
                              .state = charges::ApprovalState::kRefused,
                              .asked_at = clock.now(),
                              .expires_at = clock.now()},
                             "hash");
  });
  auto const run = start().value();
  EXPECT_EQ(drafts(run).size(), 1u);
  std::vector<std::pair<charges::ChargeId, LeftOutReason>> found;
  for (auto const& each : read([&](auto& tx) { return left_out(tx, desk, run); })) {
    found.emplace_back(each.charge.id, each.reason);
  }
  EXPECT_EQ(found,
            (std::vector<std::pair<charges::ChargeId, LeftOutReason>>{{waiting.id, LeftOutReason::kNotApproved},
                                                                      {refused.id, LeftOutReason::kRefused},
                                                                      {unknown.id, LeftOutReason::kNoAgreement},
                                                                      {nobody.id, LeftOutReason::kNoCustomer},
                                                                      {covered.id, LeftOutReason::kNothingToPay}}));
  db().read(Scope::of(other_desk), [&](auto& tx) { EXPECT_THAT(left_out(tx, other_desk, run), IsEmpty()); });
}

TEST_P(RunTest, WhatChangedSinceTheApprovalIsNotLocked) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  auto const run = start().value();
  auto const seen = fingerprint(drafts(run));
  put(work(klas, 15, "2026-11-03"));
  EXPECT_EQ(write([&](auto& tx) { return approve_run(tx, audit, anna, run.id, seen); }).error().code,
            "billing-run-changed");
  approve(run).value();
  put(work(klas, 30, "2026-11-04"));
  EXPECT_EQ(lock(run).error().code, "billing-run-changed");
  EXPECT_THAT(all_invoices(), IsEmpty());
  write([&](auto& tx) { reopen_run(tx, audit, anna, run.id).value(); });
  approve(run).value();
  lock(run).value();
  ASSERT_EQ(all_invoices().size(), 1u);
  EXPECT_EQ(all_invoices()[0].number, "20260001");  // the attempt that failed took none
  EXPECT_EQ(all_invoices()[0].net_minor, 180'000);
  EXPECT_EQ(lock(run).error().code, "billing-run-not-approved");
}

TEST_P(RunTest, AnAttemptThatBreaksLeavesNothing) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  auto const run = start().value();
  approve(run).value();
  EXPECT_THROW(write([&](auto& tx) {
                 lock_run(tx, audit, anna, run.id).value();
                 throw std::runtime_error("killed");
               }),
               std::runtime_error);
  EXPECT_THAT(all_invoices(), IsEmpty());
  EXPECT_EQ(read([&](auto& tx) { return find_run(tx, desk, run.id); })->state, RunState::kApproved);
  lock(run).value();
  EXPECT_EQ(all_invoices()[0].number, "20260001");
}

TEST_P(RunTest, AnIncompleteInvoiceKeepsTheRunFromApproval) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  write([&](auto& tx) {
    Buyer buyer{.party = {.name = "Klas"}, .language = "cs"};
    set_buyer(tx, audit, anna, klas, buyer).value();
  });
  auto const run = start().value();
  EXPECT_THAT(drafts(run)[0].broken, Contains("BR-11"));
  EXPECT_THAT(drafts(run)[0].broken, Contains("PEPPOL-EN16931-R010"));
  EXPECT_EQ(approve(run).error().code, "billing-run-broken");
  // Without an electronic address it is an invoice all the same: it goes by other ways than the network.
  write([&](auto& tx) {
    Buyer buyer{.party = {.name = "Klas", .country = "CZ"}, .language = "cs"};
    set_buyer(tx, audit, anna, klas, buyer).value();
  });
  EXPECT_THAT(drafts(run)[0].broken, ::testing::ElementsAre("PEPPOL-EN16931-R003", "PEPPOL-EN16931-R010"));
  approve(run).value();
}

TEST_P(RunTest, WorkThatCostsNothingWaitsForAnInvoice) {
  auto const klas = add_customer("Klas");
  auto covered = work(klas, 60, "2026-11-02");
  covered.unit_price_minor = 0;
  covered.amount_minor = 0;
  put(covered);
  EXPECT_THAT(bill(), IsEmpty());
  put(work(klas, 15, "2026-11-03"));
  auto const invoices = bill();
  ASSERT_EQ(invoices.size(), 1u);
  EXPECT_EQ(document(invoices[0].id).lines.size(), 2u);
}

TEST_P(RunTest, ThereIsOneOpenRun) {
  auto const run = start().value();
  EXPECT_EQ(start().error().code, "billing-run-open");
  write([&](auto& tx) { drop_run(tx, audit, anna, run.id).value(); });
  auto const again = start().value();
  approve(again).value();
  lock(again).value();
  EXPECT_EQ(write([&](auto& tx) { return drop_run(tx, audit, anna, again.id); }).error().code, "billing-run-locked");
  EXPECT_EQ(start("2026-11-31").error().fields.at(0).pointer, "/period_from");
  EXPECT_EQ(start("2026-11-02", "2026-11-01").error().fields.at(0).code, "ends-before-it-begins");
}

TEST_P(RunTest, TaxIsTheBuyersElseTheLinesElseTheSellers) {
  auto const klas = add_customer("Klas");
  auto untaxed = work(klas, 60, "2026-11-02");
  untaxed.tax_category = "";  // terms that name no tax
  untaxed.tax_basis_points = 0;
  put(untaxed);
  auto reduced = work(klas, 60, "2026-11-02");
  reduced.tax_basis_points = 1200;
  put(reduced);
  auto const run = start().value();
  auto const taxes = drafts(run)[0].invoice.totals.taxes;
  ASSERT_EQ(taxes.size(), 2u);
  EXPECT_EQ(taxes[0].basis_points, 1200);
  EXPECT_EQ(taxes[1].basis_points, 2100);
  write([&](auto& tx) {
    Buyer buyer{.party = sample_buyer(), .language = "en", .tax_category = "AE"};
    set_buyer(tx, audit, anna, klas, buyer).value();
  });
  EXPECT_EQ(drafts(run)[0].invoice.totals.taxes.at(0), (TaxSubtotal{"AE", 0, 240'000, 0}));
  write([&](auto& tx) {
    auto seller = sample_seller_settings();
    seller.party.vat_id.clear();
    set_seller(tx, audit, anna, seller).value();
  });
  EXPECT_EQ(drafts(run)[0].invoice.totals.taxes.at(0), (TaxSubtotal{"O", 0, 240'000, 0}));
}

TEST_P(RunTest, WhatIsOutsideOfVatHasAnInvoiceOfItsOwn) {
  auto const klas = add_customer("Klas");
  put(work(klas, 60, "2026-11-02"));
  auto deposit = work(klas, 30, "2026-11-03");
  deposit.tax_category = "O";
  deposit.tax_basis_points = 0;
  put(deposit);
  auto const run = start().value();
  auto const found = drafts(run);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].invoice.totals.taxes, (std::vector{TaxSubtotal{"S", 2100, 120'000, 25'200}}));
  EXPECT_EQ(found[1].invoice.totals.taxes, (std::vector{TaxSubtotal{"O", 0, 60'000, 0}}));
  for (auto const& draft : found) EXPECT_THAT(draft.broken, IsEmpty());
  auto const outside = to_ubl(found[1].invoice);
  EXPECT_EQ(outside.find("CZ12345678</cbc:CompanyID>"), std::string::npos) << "BR-O-02: no VAT id of the seller";
  approve(run).value();
  lock(run).value();
  EXPECT_EQ(all_invoices().size(), 2u);
}

TEST_P(RunTest, ACreditNoteGivesBackEachLineOnce) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  put(work(klas, 30, "2026-11-03"));
  put(work(klas, 15, "2026-11-04"));
  auto const invoice = bill()[0];
  EXPECT_EQ(credit(invoice.id, {4}).error().fields.at(0).pointer, "/positions/0");
  EXPECT_EQ(credit(invoice.id, {1, 1}).error().fields.at(0).code, "duplicate");
  auto const second = document(credit(invoice.id, {2}).value());
  EXPECT_EQ(second.kind, InvoiceKind::kCreditNote);
  EXPECT_EQ(second.number, "D20260001");
  EXPECT_EQ(second.payment_reference, "20260001");
  EXPECT_EQ(second.totals.net_minor, 60'000);
  EXPECT_EQ(second.preceding, (PrecedingInvoice{"20260001", "2026-12-01"}));
  EXPECT_THAT(broken_rules(to_ubl(second)), IsEmpty());
  EXPECT_EQ(credit(invoice.id, {2}).error().code, "invoice-credited");
  EXPECT_EQ(document(credit(invoice.id).value()).lines.size(), 2u);
  EXPECT_EQ(credit(invoice.id).error().code, "invoice-credited");
  EXPECT_THAT(bill("2026-12-31"), IsEmpty());  // what was given back is billed in neither direction
  std::int64_t sum = 0;
  for (auto const& row : read([&](auto& tx) { return margin_rows(tx, desk, "2026-01-01", "2026-12-31"); })) {
    sum += row.net_minor;
  }
  EXPECT_EQ(sum, 0);
}

TEST_P(RunTest, ACreditNoteCanBeTakenBack) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  auto const note = credit(bill()[0].id).value();
  auto const again = document(credit(note).value());
  EXPECT_EQ(again.kind, InvoiceKind::kInvoice);
  EXPECT_EQ(again.totals.net_minor, 90'000);
  EXPECT_EQ(again.number, "20260002");
}

TEST_P(RunTest, NumbersHaveNoGapsWhenManyTakeThemAtOnce) {
  std::vector<InvoiceId> invoices;
  for (int i = 0; i < 12; ++i) put(work(add_customer("Customer " + std::to_string(i)), 15 + i, "2026-11-02"));
  for (auto const& invoice : bill()) invoices.push_back(invoice.id);
  ASSERT_EQ(invoices.size(), 12u);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      // Each invoice is wanted by two threads; one of them gets it.
      threads.emplace_back([&, t] {
        for (std::size_t i = 0; i < invoices.size(); ++i) {
          if (static_cast<int>(i) % 2 == t % 2) credit(invoices[i]);
        }
      });
    }
  }
  std::set<std::string> numbers;
  for (auto const& invoice : all_invoices()) {
    if (invoice.kind == InvoiceKind::kCreditNote) numbers.insert(invoice.number);
  }
  ASSERT_EQ(numbers.size(), 12u);
  EXPECT_EQ(*numbers.begin(), "D20260001");
  EXPECT_EQ(*numbers.rbegin(), "D20260012");
}

TEST_P(RunTest, OtherDesksSeeAndChangeNothing) {
  auto const klas = add_customer("Klas");
  put(work(klas, 45, "2026-11-02"));
  auto const run = start().value();
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(approve_run(tx, audit, mallory, run.id, "").error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(lock_run(tx, audit, mallory, run.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(drop_run(tx, audit, mallory, run.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(set_buyer(tx, audit, mallory, klas, Buyer{}).error().kind, ErrorCode::kNotFound);
    EXPECT_THAT(draft_invoices(tx, other_desk, run), IsEmpty());
  });
  approve(run).value();
  lock(run).value();
  auto const invoice = all_invoices()[0].id;
  db().write(Scope::of(other_desk), [&](auto& tx) {
    EXPECT_EQ(credit_invoice(tx, audit, mallory, {.invoice_id = invoice, .positions = {}, .reason = "x"}).error().kind,
              ErrorCode::kNotFound);
    EXPECT_FALSE(find_invoice(tx, other_desk, invoice));
    EXPECT_THAT(margin_rows(tx, other_desk, "2026-01-01", "2026-12-31"), IsEmpty());
    EXPECT_EQ(seller_of(tx, other_desk).iban, "");
  });
}

TEST_P(RunTest, WrongPartiesAreRefusedFieldByField) {
  write([&](auto& tx) {
    auto seller = sample_seller_settings();
    seller.party.name = " ";
    seller.party.country = "Česko";
    seller.party.vat_id = "12345678";
    seller.party.endpoint_scheme = "";
    seller.iban = "CZ6508000000192000145398";
    seller.bic = "GIBA";
    seller.invoice_prefix = "FAKTURA-1";
    auto const error = set_seller(tx, audit, anna, seller).error();
    std::vector<std::string> pointers;
    for (auto const& field : error.fields) pointers.push_back(field.pointer);
    EXPECT_THAT(pointers, ::testing::ElementsAre("/party/name", "/party/country", "/party/vat_id", "/party/endpoint_id",
                                                 "/iban", "/bic", "/invoice_prefix"));
  });
  write([&](auto& tx) {
    auto seller = sample_seller_settings();
    seller.iban = "cz65 0800 0000 1920 0014 5399";
    EXPECT_EQ(set_seller(tx, audit, anna, seller).value().iban, "CZ6508000000192000145399");
  });
}

}  // namespace
}  // namespace podpora::billing
