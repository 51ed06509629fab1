#include "features/charges/new_line.h"
#include "features/claims/save_claim.h"
#include "features/offers/agreement_store.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

namespace podpora::claims {

namespace {

constexpr std::int64_t kAmountMax = 1'000'000'000'000;
constexpr std::int64_t kTextMax = 4000;

Result<void> checked_amount(Money const& amount) {
  if (amount.minor < 1 || amount.minor > kAmountMax) return invalid("/amount/minor", "out-of-range");
  if (amount.currency.size() != 3) return invalid("/amount/currency", "currency");
  return {};
}

/// The agreement of the request, or the one that ruled the service when it was down, or the one of now.
std::optional<offers::AgreementId> agreement_of(storage::Transaction& tx, DeskId desk, Claim const& claim, Time now) {
  if (claim.ticket_id) {
    auto const ticket = tickets::find_ticket(tx, desk, *claim.ticket_id);
    if (ticket && ticket->agreement_id) return offers::AgreementId{*ticket->agreement_id};
  }
  for (auto const at : {claim.incident_from, now}) {
    auto const found = offers::agreement_in_force(tx, desk, claim.customer_id, at, claim.service);
    if (found) return found->agreement.id;
  }
  return std::nullopt;
}

/// What the customer reads on the invoice.
std::string line_text(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim) {
  auto const language = charges::language_of(tx, desk, claim.customer_id);
  auto const found = rule_for(tx, context, desk, claim);
  auto const* service = found.edition ? rulebook::find_service(*found.edition, claim.service) : nullptr;
  return i18n::text(language, "claims.line",
                    {{"service", service ? service->name.in(language) : claim.service},
                     {"period", period_text(claim.incident_from, claim.incident_to)}});
}

std::string payload_of(charges::ChargeId charge, std::int64_t minor, std::string const& currency) {
  return fmt::format(R"({{"charge":"{}","minor":{},"currency":"{}"}})", to_text(charge), minor, currency);
}

}  // namespace

Result<Claim> answer_claim(storage::Transaction& tx, Context const& context, Actor const& actor, Answer const& answer) {
  auto claim = TRY(find_for(tx, actor.desk, answer.id, ClaimStep::kAnswer));
  auto const refused = answer.as == ClaimState::kRefused;
  if (!refused && answer.as != ClaimState::kAccepted && answer.as != ClaimState::kPartly) {
    return invalid("/as", "enum", {{"values", "accepted, partly, refused"}});
  }
  if (refused && answer.amount) return invalid("/amount", "must-be-empty");
  if (!refused && !answer.amount) return invalid("/amount", "required");
  if (answer.amount) {
    if (auto const good = checked_amount(*answer.amount); good.has_error()) return good.error();
  }
  claim.answer = trim(answer.text);
  if (answer.as != ClaimState::kAccepted && claim.answer.empty()) return invalid("/text", "required");
  if (static_cast<std::int64_t>(claim.answer.size()) > kTextMax)
    return invalid("/text", "too-long", {{"max", kTextMax}});
  claim.state = answer.as;
  claim.answered_as = answer.as;
  claim.answered_at = context.audit.clock.now();
  claim.accepted_minor = answer.amount ? answer.amount->minor : 0;
  claim.currency = answer.amount ? answer.amount->currency : std::string{};
  auto payload = fmt::format(R"({{"as":"{}","minor":{},"currency":"{}"}})", to_text(answer.as), claim.accepted_minor,
                             claim.currency);
  return save(tx, context, actor, std::move(claim), "claim.answered", std::move(payload));
}

Result<Claim> pass_on(storage::Transaction& tx, Context const& context, Actor const& actor, PassOn const& wanted) {
  auto claim = TRY(find_for(tx, actor.desk, wanted.id, ClaimStep::kPassOn));
  Money const accepted{claim.accepted_minor, claim.currency};
  auto const amount = wanted.amount.value_or(accepted);
  if (auto const good = checked_amount(amount); good.has_error()) return good.error();
  if (amount.currency == accepted.currency && amount.minor > accepted.minor) {
    return invalid("/amount/minor", "more-than-accepted");
  }
  auto const reason = trim(wanted.reason);
  if (amount != accepted && reason.empty()) return invalid("/reason", "required");
  if (static_cast<std::int64_t>(reason.size()) > kTextMax) return invalid("/reason", "too-long", {{"max", kTextMax}});
  auto const now = context.audit.clock.now();
  claim.passed_count += 1;
  charges::NewLine line{.kind = charges::LineKind::kCredit,
                        .customer_id = claim.customer_id,
                        .ticket_id = claim.ticket_id,
                        .agreement_id = agreement_of(tx, actor.desk, claim, now),
                        .product = claim.service,
                        .text = line_text(tx, context, actor.desk, claim),
                        .quantity_thousandths = -1000,
                        .unit_price_minor = amount.minor,
                        .currency = amount.currency,
                        .reference = "claim/" + to_text(claim.id) + "/" + std::to_string(claim.passed_count)};
  // What the vendor credits us lowers our cost; in another currency nobody knows by how much.
  if (amount.currency == accepted.currency) line.cost_minor = -accepted.minor;
  auto const charge = TRY(charges::add_line(tx, context.audit, actor, line));
  claim.state = ClaimState::kCredited;
  claim.charge_id = charge.id;
  claim.passed_minor = amount.minor;
  claim.passed_currency = amount.currency;
  claim.pass_reason = reason;
  return save(tx, context, actor, std::move(claim), "claim.passed_on",
              payload_of(charge.id, amount.minor, amount.currency));
}

Result<Claim> take_back(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id) {
  auto claim = TRY(find_for(tx, actor.desk, id, ClaimStep::kTakeBack));
  auto const charge = TRY(charges::void_line(tx, context.audit, actor, claim.charge_id.value()));
  auto payload = payload_of(charge.id, claim.passed_minor, claim.passed_currency);
  claim.state = claim.answered_as.value();
  claim.charge_id = std::nullopt;
  claim.passed_minor = 0;
  claim.passed_currency.clear();
  claim.pass_reason.clear();
  return save(tx, context, actor, std::move(claim), "claim.taken_back", std::move(payload));
}

}  // namespace podpora::claims
