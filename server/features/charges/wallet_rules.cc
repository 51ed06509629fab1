#include "features/charges/wallet_rules.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/calendars/zone.h"
#include "features/offers/offer_rules.h"

#include <algorithm>

namespace podpora::charges {

namespace {

std::string zone_of(offers::Offer const& offer) {
  auto const* const calendar = offers::calendar_for(offer, offer.content.price.hours);
  return calendar == nullptr ? "Etc/UTC" : calendar->time_zone;
}

/// The first instant of the month there.
Time start_of(std::chrono::year_month month, std::string const& zone) {
  Time const as_utc = std::chrono::sys_days{month / 1};
  auto const guess = as_utc - calendars::zone_span_at(zone, as_utc).offset;
  return as_utc - calendars::zone_span_at(zone, guess).offset;
}

}  // namespace

std::vector<Wallet> included_wallets(offers::AgreementInForce const& agreement, customers::CustomerId customer,
                                     IncludedTerms const& terms, Time work) {
  auto const& price = agreement.offer.content.price;
  if (price.included_minutes == 0) return {};
  Wallet wallet{
      .customer_id = customer, .agreement_id = agreement.agreement.id, .balance = price.included_minutes * 100};
  if (terms.low_percent > 0) wallet.low_at = wallet.balance * terms.low_percent / 100;
  if (price.included_period == offers::Period::kAgreement) {
    wallet.period = "agreement";
    wallet.valid_from = agreement.agreement.valid_from;
    wallet.valid_to = agreement.agreement.valid_to;
    return {wallet};
  }
  auto const zone = zone_of(agreement.offer);
  auto const date = calendars::local_date(zone, work);
  auto const own = date.year() / date.month();
  std::vector<Wallet> wallets;
  for (auto back = terms.carry_over_months; back >= 0; --back) {
    auto const month = own - std::chrono::months{back};
    if (start_of(month + std::chrono::months{1}, zone) <= agreement.agreement.valid_from && back > 0) continue;
    wallet.period = calendars::to_date_text(month / 1).substr(0, 7);
    wallet.valid_from = start_of(month, zone);
    wallet.valid_to = start_of(month + std::chrono::months{1 + terms.carry_over_months}, zone);
    wallets.push_back(wallet);
  }
  return wallets;
}

bool became_low(Wallet const& wallet, std::int64_t before, std::int64_t after) {
  return wallet.low_at && before > *wallet.low_at && after <= *wallet.low_at;
}

std::optional<Time> runs_out_at(Wallet const& wallet, std::vector<WalletEntry> const& ledger, Time now) {
  if (wallet.balance <= 0) return std::nullopt;
  auto const since = std::max(now - std::chrono::days{90}, wallet.valid_from);
  std::int64_t used = 0;
  for (auto const& entry : ledger) {
    bool const use = entry.reason == WalletReason::kDrawn || entry.reason == WalletReason::kGivenBack;
    if (use && entry.at >= since) used -= entry.amount;
  }
  if (used <= 0 || now <= since) return std::nullopt;
  auto const share = static_cast<double>(wallet.balance) / static_cast<double>(used);
  auto const left = std::chrono::duration<double, std::micro>(now - since) * share;
  // Further than anybody plans is as good as never, and does not fit into a time.
  if (left > std::chrono::days{3650}) return std::nullopt;
  return now + std::chrono::duration_cast<Duration>(left);
}

}  // namespace podpora::charges
