#include "features/billing/business_rules.h"
#include "features/billing/compose.h"
#include "features/billing/invoice_json.h"
#include "features/billing/run.h"
#include "features/billing/ubl.h"
#include "features/charges/charge_store.h"
#include "platform/blobs/blobs.h"

#include <algorithm>
#include <map>

namespace podpora::billing {

namespace {

constexpr char const* kSinceEver = "0000-01-01";
constexpr char const* kNoNumberYet = "0";  ///< what the rules are asked with: a number is given when it is issued

bool has_amount(std::vector<charges::Charge> const& charges) {
  return std::ranges::any_of(charges, [](auto const& charge) { return charge.amount_minor != 0; });
}

std::vector<std::string> broken_by(Invoice invoice) {
  invoice.number = kNoNumberYet;
  return broken_rules(to_ubl(invoice));
}

}  // namespace

std::vector<Draft> draft_invoices(storage::Transaction& tx, DeskId desk, BillingRun const& run) {
  auto const seller = seller_of(tx, desk);
  charges::BillingPeriod const period{kSinceEver, days_later(run.period_to, 1)};
  std::vector<Draft> drafts;
  for (auto const bill_to : charges::bill_tos_for_period(tx, desk, period)) {
    auto const customer = customers::find_customer(tx, desk, bill_to);
    if (!customer) continue;
    std::map<std::string, std::vector<charges::Charge>> by_currency;
    for (auto& charge : charges::for_period(tx, desk, bill_to, period)) {
      by_currency[charge.currency].push_back(std::move(charge));
    }
    for (auto& [currency, group] : by_currency) {
      if (!has_amount(group)) continue;
      auto invoice = compose({.seller = seller,
                              .buyer = buyer_of(tx, desk, *customer),
                              .currency = currency,
                              .issued_on = run.issued_on,
                              .charges = group});
      drafts.push_back({bill_to, std::move(invoice), std::move(group), {}});
    }
  }
  return drafts;
}

void ask_rules(std::vector<Draft>& drafts) {
  for (auto& draft : drafts) draft.broken = broken_by(draft.invoice);
}

std::string fingerprint(std::vector<Draft> const& drafts) {
  std::string all;
  for (auto const& draft : drafts) all += to_text(draft.bill_to) + to_document(draft.invoice) + "\n";
  return blobs::sha256_hex(all);
}

}  // namespace podpora::billing
