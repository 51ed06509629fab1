#pragma once

#include "features/billing/invoice_json.h"
#include "features/billing/issue.h"
#include "features/billing/parties.h"
#include "features/billing/run_store.h"
#include "features/billing/sample_invoice_test.h"
#include "features/charges/charge_store.h"
#include "features/customers/add_customer.h"
#include "testing/database.h"

namespace podpora::billing {

/// A desk that can issue invoices; the time is Monday 2026-11-23.
class BillingTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }
  template <class F>
  auto read(F f) {
    return db().read(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    write([&](auto& tx) { set_seller(tx, audit, anna, sample_seller_settings()).value(); });
  }

  static Seller sample_seller_settings() {
    Seller seller;
    seller.party = sample_seller();
    seller.iban = "CZ6508000000192000145399";
    seller.bic = "GIBACZPX";
    seller.tax_basis_points = 2100;
    return seller;
  }

  customers::CustomerId add_customer(std::string const& name) {
    return write([&](auto& tx) {
      auto const id =
          customers::add_customer(tx, audit, anna, {.name = name, .language = "cs", .country = "CZ"}).value().id;
      Buyer buyer{.party = sample_buyer(), .language = "cs", .buyer_reference = "S-1"};
      buyer.party.name = name;
      set_buyer(tx, audit, anna, id, buyer).value();
      return id;
    });
  }

  /// So much for so many minutes at 1 200 an hour.
  charges::Charge work(customers::CustomerId who, std::int64_t minutes, std::string day, std::string currency = "CZK") {
    charges::Charge charge;
    charge.id = ids.make<charges::ChargeId>();
    charge.customer_id = who;
    charge.bill_to_id = who;
    charge.product = "azure";
    charge.text = "Práce na požadavku";
    charge.quantity_thousandths = minutes * 1000;
    charge.unit_price_minor = 120'000;
    charge.base_quantity = 60;
    charge.amount_minor = minutes * 2'000;
    charge.currency = std::move(currency);
    charge.tax_basis_points = 2100;
    charge.supplied_on = std::move(day);
    charge.created_at = clock.now();
    return charge;
  }
  charges::ChargeId put(charges::Charge const& charge) {
    write([&](auto& tx) { charges::insert_charge(tx, desk, charge); });
    return charge.id;
  }

  Result<BillingRun> start(std::string const& from = "2026-11-01", std::string const& to = "2026-11-30") {
    return write([&](auto& tx) {
      return start_run(tx, audit, anna, {.period_from = from, .period_to = to, .issued_on = "2026-12-01"});
    });
  }
  std::vector<Draft> drafts(BillingRun const& run) {
    auto found = read([&](auto& tx) { return draft_invoices(tx, desk, run); });
    ask_rules(found);
    return found;
  }
  Result<BillingRun> approve(BillingRun const& run) {
    auto const seen = fingerprint(drafts(run));
    return write([&](auto& tx) { return approve_run(tx, audit, anna, run.id, seen); });
  }
  Result<BillingRun> lock(BillingRun const& run) {
    return write([&](auto& tx) { return lock_run(tx, audit, anna, run.id); });
  }
  /// A whole run; its invoices.
  std::vector<Issued> bill(std::string const& to = "2026-11-30") {
    auto const run = start("2026-11-01", to).value();
    approve(run).value();
    lock(run).value();
    return read([&](auto& tx) { return invoices_of_run(tx, desk, run.id); });
  }
  Invoice document(InvoiceId id) {
    return read_document(read([&](auto& tx) { return find_document(tx, desk, id); }).value());
  }
  Result<InvoiceId> credit(InvoiceId id, std::vector<std::int64_t> positions = {}) {
    return write([&](auto& tx) {
      return credit_invoice(tx, audit, anna, {.invoice_id = id, .positions = std::move(positions), .reason = "Omyl"});
    });
  }
  std::vector<Issued> all_invoices() {
    return read([&](auto& tx) {
      return list_invoices(tx, desk, {.customer_id = std::nullopt, .before = {}, .limit = 1'000'000});
    });
  }

  audit::Context audit{clock, ids, *random};
  Actor anna = system_actor(desk);
};

}  // namespace podpora::billing
