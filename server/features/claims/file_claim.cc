#include "features/claims/save_claim.h"
#include "features/routing/profile.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

#include <algorithm>

namespace podpora::claims {

namespace {

constexpr std::int64_t kNumberMax = 100;
constexpr std::int64_t kReasonMax = 2000;

Result<std::string> checked_text(std::string const& text, std::string const& pointer, std::int64_t max) {
  auto clean = trim(text);
  if (clean.empty()) return invalid(pointer, "required");
  if (static_cast<std::int64_t>(clean.size()) > max) return invalid(pointer, "too-long", {{"max", max}});
  return clean;
}

/// The rule, when nothing is missing.
Result<RuleInForce> complete(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim) {
  auto found = rule_for(tx, context, desk, claim);
  if (!found.rule) return conflict("no-claim-rule");
  auto missing = missing_of(tx, desk, found, claim);
  if (!missing.empty()) return Error{ErrorCode::kInvalid, "claim-incomplete", {}, std::move(missing)};
  return found;
}

bool may_file(rulebook::CreditClaim const& rule, rulebook::PartnerRole role) {
  return rule.filed_by.empty() || std::ranges::find(rule.filed_by, role) != rule.filed_by.end();
}

}  // namespace

Result<Claim> make_ready(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id) {
  auto claim = TRY(find_for(tx, actor.desk, id, ClaimStep::kMakeReady));
  if (auto const good = complete(tx, context, actor.desk, claim); good.has_error()) return good.error();
  claim.state = ClaimState::kReady;
  return save(tx, context, actor, std::move(claim), "claim.ready");
}

Result<Claim> file_claim(storage::Transaction& tx, Context const& context, Actor const& actor, Filing const& filing) {
  auto claim = TRY(find_for(tx, actor.desk, filing.id, ClaimStep::kFile));
  auto const found = TRY(complete(tx, context, actor.desk, claim));
  claim.vendor_number = TRY(checked_text(filing.vendor_number, "/vendor_number", kNumberMax));
  if (!filing.through_provider && !may_file(*found.rule, routing::profile_of(tx, actor.desk).partner_role)) {
    return conflict("claim-through-provider");
  }
  auto const now = context.audit.clock.now();
  if (claim.deadline && now >= *claim.deadline) {
    claim.late_reason = TRY(checked_text(filing.late_reason, "/late_reason", kReasonMax));
  }
  claim.state = ClaimState::kFiled;
  claim.filed_at = now;
  claim.filed_by = actor.name;
  claim.through_provider = filing.through_provider;
  if (found.rule->answer_days) claim.answer_due = now + std::chrono::days{*found.rule->answer_days};
  auto payload = http::Json::object();
  payload.set("vendor_number", claim.vendor_number);
  return save(tx, context, actor, std::move(claim), "claim.filed", http::write_json(payload));
}

Result<Claim> withdraw_claim(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id,
                             std::string const& reason) {
  auto claim = TRY(find_for(tx, actor.desk, id, ClaimStep::kWithdraw));
  claim.end_reason = TRY(checked_text(reason, "/reason", kReasonMax));
  claim.state = ClaimState::kWithdrawn;
  return save(tx, context, actor, std::move(claim), "claim.withdrawn");
}

Result<Claim> close_claim(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id,
                          std::string const& reason) {
  auto claim = TRY(find_for(tx, actor.desk, id, ClaimStep::kClose));
  auto const keeps = claim.state == ClaimState::kAccepted || claim.state == ClaimState::kPartly;
  if (keeps || !trim(reason).empty()) claim.end_reason = TRY(checked_text(reason, "/reason", kReasonMax));
  claim.state = ClaimState::kClosed;
  return save(tx, context, actor, std::move(claim), "claim.closed");
}

}  // namespace podpora::claims
