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

constexpr char const* kNoNumberYet = "0";  ///< what the rules are asked with: a number is given when it is issued

std::vector<std::string> broken_by(Invoice invoice) {
  invoice.number = kNoNumberYet;
  return broken_rules(to_ubl(invoice));
}

}  // namespace

bool has_amount(std::vector<charges::Charge> const& charges) {
  return std::ranges::any_of(charges, [](auto const& charge) { return charge.amount_minor != 0; });
}

std::vector<Group> billable_groups(storage::Transaction& tx, DeskId desk, BillingRun const& run) {
  auto const seller = seller_of(tx, desk);
  charges::BillingPeriod const period{kSinceEver, days_later(run.period_to, 1)};
  std::vector<Group> groups;
  for (auto const bill_to : charges::bill_tos_for_period(tx, desk, period)) {
    auto const customer = customers::find_customer(tx, desk, bill_to);
    if (!customer) continue;
    auto const buyer = buyer_of(tx, desk, *customer);
    std::map<std::pair<std::string, bool>, std::vector<charges::Charge>> by_kind;
    for (auto& charge : charges::for_period(tx, desk, bill_to, period)) {
      auto const apart = is_outside_of_vat(tax_of(charge, seller, buyer));
      by_kind[{charge.currency, apart}].push_back(std::move(charge));
    }
    for (auto& [kind, charges] : by_kind) groups.push_back({bill_to, buyer, kind.first, std::move(charges)});
  }
  return groups;
}

std::vector<Draft> draft_invoices(storage::Transaction& tx, DeskId desk, BillingRun const& run) {
  auto const seller = seller_of(tx, desk);
  std::vector<Draft> drafts;
  for (auto& group : billable_groups(tx, desk, run)) {
    if (!has_amount(group.charges)) continue;
    auto invoice = compose({.seller = seller,
                            .buyer = group.buyer,
                            .currency = group.currency,
                            .issued_on = run.issued_on,
                            .charges = group.charges});
    drafts.push_back({group.bill_to, std::move(invoice), std::move(group.charges), {}});
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
