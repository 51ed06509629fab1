#include "features/claims/claim_view.h"

#include "features/charges/charge_store.h"
#include "features/claims/fill_in.h"
#include "features/diagnosis/health.h"
#include "features/routing/profile.h"
#include "features/tickets/access.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::claims {

namespace {

using Problems = std::map<std::string, FieldError>;

std::optional<std::string> sentence(Problems const& problems, std::string const& pointer, std::string const& language) {
  auto const found = problems.find(pointer);
  if (found == problems.end()) return std::nullopt;
  return i18n::text(language, "field." + found->second.code, found->second.args);
}

rulebook::SourceView source_of(RuleInForce const& rule, rulebook::Fact const& fact) {
  auto const* source = rulebook::find_source(*rule.rulebook, rule.edition->pack, fact.source);
  if (!source) return {};
  return {.page = source->page, .date = source->date, .trust = source->trust, .derived = fact.derived};
}

ClaimRule rule_view(Viewing const& at, RuleInForce const& found, Claim const& claim) {
  auto const& rule = *found.rule;
  auto const role = routing::profile_of(at.tx, at.actor.desk).partner_role;
  ClaimRule view{.name = rule.name.in(at.language),
                 .filed_by = rule.filed_by,
                 .may_file = rule.filed_by.empty() || std::ranges::find(rule.filed_by, role) != rule.filed_by.end(),
                 .source = source_of(found, rule)};
  if (auto const* link = rulebook::find_link(*found.edition, rule.link)) {
    view.link = link->url;
    view.link_name = link->name.in(at.language);
  }
  if (claim.ticket_id && rule.advisories_qualify == false) {
    auto const issue = diagnosis::chosen_issue(at.tx, at.actor.desk, *claim.ticket_id);
    view.advisory = issue && issue->classification == diagnosis::Classification::kAdvisory;
  }
  return view;
}

std::vector<ClaimFieldView> field_views(Viewing const& at, rulebook::CreditClaim const& rule, Claim const& claim,
                                        Problems const& problems) {
  auto values = packet_values(rule, claim);
  std::vector<ClaimFieldView> views;
  for (auto const& field : rule.fields) {
    views.push_back({.name = field.name,
                     .label = field.label.in(at.language),
                     .kind = field.kind,
                     .choices = field.choices,
                     .value = values[field.name],
                     .required = field.required,
                     .fixed = is_counted(field),
                     .problem = sentence(problems, "/fields/" + field.name, at.language)});
  }
  return views;
}

ClaimProofView proof_view(Evidence const& evidence, std::string const& domain) {
  return {.id = evidence.id,
          .kind = evidence.kind,
          .name = evidence.name,
          .origin = evidence.origin,
          .own_domain = is_of_domain(evidence.origin, domain),
          .message_id = evidence.message_id,
          .text = evidence.text,
          .is_file = !evidence.sha256.empty(),
          .size = evidence.size,
          .added_by = evidence.added_by,
          .added_at = evidence.added_at};
}

std::vector<ClaimProofKind> proof_views(Viewing const& at, RuleInForce const& rule, Claim const& claim,
                                        Problems const& problems) {
  auto const customer = customers::find_customer(at.tx, at.actor.desk, claim.customer_id);
  auto const domain = customer ? customer->domain : std::string{};
  std::vector<ClaimProofKind> kinds;
  if (rule.rule) {
    for (auto const& wanted : rule.rule->evidence) {
      kinds.push_back({.name = wanted.name,
                       .label = wanted.label.in(at.language),
                       .required = wanted.required,
                       .own_domain = wanted.own_domain,
                       .problem = sentence(problems, "/evidence/" + wanted.name, at.language)});
    }
  }
  for (auto const& evidence : evidence_of(at.tx, at.actor.desk, claim.id)) {
    auto kind = std::ranges::find(kinds, evidence.kind, &ClaimProofKind::name);
    // A proof of a kind that the rule no longer has is not lost.
    if (kind == kinds.end()) {
      kind = kinds.insert(kinds.end(), ClaimProofKind{.name = evidence.kind, .label = evidence.kind});
    }
    kind->proofs.push_back(proof_view(evidence, domain));
  }
  return kinds;
}

/// Only what can still be filed has something missing.
std::vector<FieldError> missing_now(Viewing const& at, RuleInForce const& rule, Claim const& claim) {
  if (!may_take(claim.state, ClaimStep::kFile)) return {};
  return missing_of(at.tx, at.actor.desk, rule, claim);
}

std::string missing_sentence(Viewing const& at, rulebook::CreditClaim const& rule, FieldError const& error) {
  auto label = i18n::text(at.language, "claims.incident_to");
  for (auto const& field : rule.fields) {
    if (error.pointer == "/fields/" + field.name) label = field.label.in(at.language);
  }
  for (auto const& wanted : rule.evidence) {
    if (error.pointer == "/evidence/" + wanted.name) label = wanted.label.in(at.language);
  }
  return label + ": " + i18n::text(at.language, "field." + error.code, error.args);
}

std::optional<ClaimEstimate> estimate_view(RuleInForce const& rule, Claim const& claim) {
  if (!rule.edition) return std::nullopt;
  auto const tiers = rulebook::credit_tiers_for(*rule.edition, {.service = claim.service});
  auto const found = estimate(tiers, claim.billing_month, claim.incident_from, claim.incident_to);
  if (!found) return std::nullopt;
  return ClaimEstimate{.uptime_percent = static_cast<double>(found->uptime_basis_points) / 100,
                       .credit_percent = found->percent,
                       .source = source_of(rule, *tiers.front())};
}

std::optional<ClaimCharge> charge_view(Viewing const& at, Claim const& claim) {
  auto const line = claim.charge_id ? charges::find_charge(at.tx, at.actor.desk, *claim.charge_id) : std::nullopt;
  if (!line) return std::nullopt;
  return ClaimCharge{.id = line->id,
                     .text = line->text,
                     .invoiced = line->invoice_id.has_value(),
                     .voided = line->voided_at.has_value()};
}

}  // namespace

std::string service_name(RuleInForce const& rule, Claim const& claim, std::string const& language) {
  auto const* service = rule.edition ? rulebook::find_service(*rule.edition, claim.service) : nullptr;
  return service ? service->name.in(language) : claim.service;
}

bool may_see_claim(storage::Transaction& tx, Actor const& actor, Claim const& claim) {
  auto const ticket = claim.ticket_id ? tickets::find_ticket(tx, actor.desk, *claim.ticket_id) : std::nullopt;
  return !ticket || tickets::may_see(tx, actor, *ticket);
}

ClaimRow row_of(Viewing const& at, Claim const& claim) {
  auto const desk = at.actor.desk;
  auto const customer = customers::find_customer(at.tx, desk, claim.customer_id);
  ClaimRow row{.id = claim.id,
               .title = claim.title,
               .service = claim.service,
               .service_name = service_name(rule_for(at.tx, at.context, desk, claim), claim, at.language),
               .customer_id = claim.customer_id,
               .customer_name = customer ? customer->name : std::string{},
               .ticket_id = claim.ticket_id,
               .state = claim.state,
               .standing = standing_of(claim, at.context.audit.clock.now()),
               .incident_from = claim.incident_from,
               .incident_to = claim.incident_to,
               .deadline = claim.deadline,
               .answer_due = claim.answer_due,
               .vendor_number = claim.vendor_number};
  if (claim.deadline) row.last_day = to_rfc3339(*claim.deadline - Duration{1}).substr(0, 10);
  auto const ticket = claim.ticket_id ? tickets::find_ticket(at.tx, desk, *claim.ticket_id) : std::nullopt;
  if (ticket) row.ticket_number = ticket->number;
  if (!claim.currency.empty()) row.accepted = Money{claim.accepted_minor, claim.currency};
  if (!claim.passed_currency.empty()) row.passed = Money{claim.passed_minor, claim.passed_currency};
  return row;
}

ClaimView view_of(Viewing const& at, Claim const& claim) {
  auto const rule = rule_for(at.tx, at.context, at.actor.desk, claim);
  auto const missing = missing_now(at, rule, claim);
  Problems problems;
  for (auto const& each : missing) problems.emplace(each.pointer, each);
  ClaimView view{.claim = row_of(at, claim),
                 .subscription_id = claim.subscription_id,
                 .billing_month = claim.billing_month,
                 .proofs = proof_views(at, rule, claim, problems),
                 .steps = steps_from(claim.state),
                 .estimate = estimate_view(rule, claim),
                 .filed_at = claim.filed_at,
                 .filed_by = claim.filed_by,
                 .through_provider = claim.through_provider,
                 .late_reason = claim.late_reason,
                 .answer = claim.answer,
                 .answered_at = claim.answered_at,
                 .charge = charge_view(at, claim),
                 .pass_reason = claim.pass_reason,
                 .end_reason = claim.end_reason,
                 .created_by = claim.created_by,
                 .created_at = claim.created_at,
                 .version = claim.version};
  if (!rule.rule) return view;
  view.rule = rule_view(at, rule, claim);
  view.fields = field_views(at, *rule.rule, claim, problems);
  for (auto const& each : missing) view.missing.push_back(missing_sentence(at, *rule.rule, each));
  return view;
}

}  // namespace podpora::claims
