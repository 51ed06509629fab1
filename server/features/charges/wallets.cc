#include "features/charges/wallets.h"

#include "features/charges/new_line.h"
#include "features/charges/wallet_rules.h"
#include "features/charges/wallet_store.h"
#include "features/offers/agreement_store.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

namespace podpora::charges {

namespace {

constexpr std::int64_t kAmountMax = 1'000'000'000'000;
constexpr std::int64_t kNameMax = 200;

void record(storage::Transaction& tx, Context const& context, Actor const& actor, char const* kind, WalletId id,
            std::int64_t amount) {
  audit::record(tx, context.audit, actor,
                {.kind = kind, .subject = to_text(id), .payload = fmt::format(R"({{"amount":{}}})", amount)});
}

void append(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id, WalletEntry entry) {
  entry.person_name = actor.name;
  entry.at = context.audit.clock.now();
  append_entry(tx, actor.desk, id, std::move(entry));
}

/// Expires when it ends; a later end is a later job.
void schedule_end(storage::Transaction& tx, Context const& context, DeskId desk, Wallet const& wallet) {
  if (!wallet.valid_to) return;
  auto const id = to_text(wallet.id);
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = desk,
                 .kind = kExpireJob,
                 .payload = fmt::format(R"({{"wallet":"{}"}})", id),
                 .run_at = *wallet.valid_to,
                 .dedupe_key = fmt::format("{}:{}:{}", kExpireJob, id, wallet.valid_to->time_since_epoch().count())});
}

void expire(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id) {
  auto const wallet = find_wallet(tx, actor.desk, id);
  if (!wallet || !wallet->valid_to || *wallet->valid_to > context.audit.clock.now() || wallet->balance <= 0) return;
  append(tx, context, actor, id, {.reason = WalletReason::kExpired, .amount = -wallet->balance});
  record(tx, context, actor, "wallet.expired", id, wallet->balance);
}

std::vector<FieldError> faults_of(NewWallet const& wallet, Time now) {
  std::vector<FieldError> faults;
  auto const require = [&](bool good, char const* pointer, char const* code) {
    if (!good) faults.push_back({pointer, code, {}});
  };
  bool const money = wallet.unit == WalletUnit::kMoney;
  require(!trim(wallet.name).empty(), "/name", "required");
  require(static_cast<std::int64_t>(wallet.name.size()) <= kNameMax, "/name", "out-of-range");
  require(wallet.amount >= 0 && wallet.amount <= kAmountMax, "/amount", "out-of-range");
  require(money == (wallet.currency.size() == 3), "/currency", money ? "currency" : "must-be-empty");
  require(!wallet.valid_to || *wallet.valid_to > now, "/valid_to", "out-of-range");
  require(wallet.low_at.value_or(0) >= 0, "/low_at", "out-of-range");
  return faults;
}

/// The line for what the customer pays.
Result<void> charge_top_up(storage::Transaction& tx, Context const& context, Actor const& actor, Wallet const& wallet,
                           Money const& price) {
  auto const language = language_of(tx, actor.desk, wallet.customer_id);
  auto const line = add_line(tx, context.audit, actor,
                             {.kind = LineKind::kWalletTopUp,
                              .customer_id = wallet.customer_id,
                              .agreement_id = wallet.agreement_id,
                              .text = i18n::text(language, "charges.line.top_up", {{"name", wallet.name}}),
                              .unit_price_minor = price.minor,
                              .currency = price.currency});
  if (line.has_error()) return line.error();
  return {};
}

}  // namespace

Result<Wallet> open_wallet(storage::Transaction& tx, Context const& context, Actor const& actor,
                           NewWallet const& wallet) {
  auto const now = context.audit.clock.now();
  if (auto faults = faults_of(wallet, now); !faults.empty()) {
    return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  }
  if (!customers::find_customer(tx, actor.desk, wallet.customer_id)) return not_found("customer");
  if (wallet.agreement_id && !offers::find_agreement(tx, actor.desk, *wallet.agreement_id)) {
    return not_found("agreement");
  }
  Wallet const made{.id = context.audit.ids.make<WalletId>(),
                    .customer_id = wallet.customer_id,
                    .agreement_id = wallet.agreement_id,
                    .unit = wallet.unit,
                    .currency = wallet.currency,
                    .name = trim(wallet.name),
                    .valid_from = now,
                    .valid_to = wallet.valid_to,
                    .low_at = wallet.low_at,
                    .may_go_negative = wallet.may_go_negative,
                    .created_at = now};
  insert_wallet(tx, actor.desk, made);
  record(tx, context, actor, "wallet.opened", made.id, wallet.amount);
  schedule_end(tx, context, actor.desk, made);
  if (wallet.amount == 0) return made;
  return top_up(tx, context, actor, made.id, {.amount = wallet.amount, .price = wallet.price, .note = {}});
}

Result<Wallet> top_up(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                      TopUp const& top_up) {
  if (top_up.amount < 1 || top_up.amount > kAmountMax) return invalid("/amount", "out-of-range");
  auto const wallet = find_wallet(tx, actor.desk, id);
  if (!wallet) return not_found("wallet");
  if (wallet->period) return conflict("wallet-included");
  if (wallet->valid_to && *wallet->valid_to <= context.audit.clock.now()) return conflict("wallet-ended");
  append(tx, context, actor, id, {.reason = WalletReason::kToppedUp, .amount = top_up.amount, .note = top_up.note});
  if (top_up.price && top_up.price->minor > 0) {
    if (auto const charged = charge_top_up(tx, context, actor, *wallet, *top_up.price); charged.has_error()) {
      return charged.error();
    }
  }
  record(tx, context, actor, "wallet.topped_up", id, top_up.amount);
  return find_wallet(tx, actor.desk, id).value();
}

Result<Wallet> adjust_wallet(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                             std::int64_t amount, std::string const& note) {
  if (amount == 0 || amount > kAmountMax || amount < -kAmountMax) return invalid("/amount", "out-of-range");
  if (trim(note).empty()) return invalid("/note", "required");
  auto const wallet = find_wallet(tx, actor.desk, id);
  if (!wallet) return not_found("wallet");
  if (amount < 0 && wallet->balance + amount < 0 && !wallet->may_go_negative) return conflict("wallet-overdrawn");
  append(tx, context, actor, id, {.reason = WalletReason::kAdjusted, .amount = amount, .note = trim(note)});
  record(tx, context, actor, "wallet.adjusted", id, amount);
  return find_wallet(tx, actor.desk, id).value();
}

Result<Wallet> change_wallet(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                             WalletTerms const& terms) {
  auto wallet = find_wallet(tx, actor.desk, id);
  if (!wallet) return not_found("wallet");
  if (trim(terms.name).empty() && !wallet->period) return invalid("/name", "required");
  if (terms.low_at.value_or(0) < 0) return invalid("/low_at", "out-of-range");
  if (terms.valid_to && *terms.valid_to <= wallet->valid_from) return invalid("/valid_to", "out-of-range");
  wallet->name = trim(terms.name);
  wallet->valid_to = terms.valid_to;
  wallet->low_at = terms.low_at;
  wallet->may_go_negative = terms.may_go_negative;
  update_wallet(tx, actor.desk, *wallet);
  schedule_end(tx, context, actor.desk, *wallet);
  audit::record(tx, context.audit, actor, {.kind = "wallet.changed", .subject = to_text(id)});
  return *wallet;
}

Wallet grant_included(storage::Transaction& tx, Context const& context, Actor const& actor, Wallet wallet) {
  auto const granted = wallet.balance;
  wallet.id = context.audit.ids.make<WalletId>();
  wallet.created_at = context.audit.clock.now();
  if (insert_wallet(tx, actor.desk, wallet)) {
    append(tx, context, actor, wallet.id, {.reason = WalletReason::kGranted, .amount = granted});
    schedule_end(tx, context, actor.desk, wallet);
    return wallet;
  }
  return find_period_wallet(tx, actor.desk, wallet.agreement_id.value(), wallet.customer_id, wallet.period.value())
      .value();
}

void draw(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket,
          WalletId id, std::int64_t amount, ChargeId charge) {
  auto wallet = find_wallet(tx, actor.desk, id).value();
  append(tx, context, actor, id,
         {.reason = WalletReason::kDrawn, .amount = -amount, .charge_id = charge, .ticket_id = ticket.id});
  auto const before = wallet.balance;
  wallet.balance -= amount;
  if (!became_low(wallet, before, wallet.balance)) return;
  record(tx, context, actor, "wallet.low", id, wallet.balance);
  if (context.hooks.wallet_low) context.hooks.wallet_low(tx, actor, ticket, wallet);
}

void give_back(storage::Transaction& tx, Context const& context, Actor const& actor, ChargeId charge) {
  for (auto const& drawn : drawn_by(tx, actor.desk, charge)) {
    append(tx, context, actor, drawn.wallet_id,
           {.reason = WalletReason::kGivenBack, .amount = drawn.amount, .charge_id = charge});
    expire(tx, context, actor, drawn.wallet_id);
  }
}

void expire_ended(storage::Database& database, Context const& context, jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("wallet");
  auto const* const text = member == nullptr ? nullptr : member->as<std::string>();
  auto const wallet = text == nullptr ? std::nullopt : parse_id<WalletTag>(*text);
  if (!wallet) throw std::runtime_error("wallets.expire names no wallet");
  database.write(storage::Scope::of(job.desk),
                 [&](storage::Transaction& tx) { expire(tx, context, system_actor(job.desk), *wallet); });
}

}  // namespace podpora::charges
