#include "features/rulebook/rulebook.h"

#include <algorithm>

namespace podpora::rulebook {

namespace {

template <class T, class U>
bool allows(std::vector<T> const& list, U const& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

template <class List>
auto const* by_code(List const& list, std::string_view code) {
  auto const found = std::find_if(list.begin(), list.end(), [&](auto const& fact) { return fact.code == code; });
  return found == list.end() ? nullptr : &*found;
}

Edition const* edition_at(Pack const& pack, Time at) {
  auto const after = std::upper_bound(pack.editions.begin(), pack.editions.end(), at,
                                      [](Time time, Edition const& edition) { return time < edition.from; });
  if (after == pack.editions.begin()) return nullptr;
  auto const& edition = *(after - 1);
  return edition.id.empty() ? nullptr : &edition;
}

}  // namespace

std::vector<std::string> const& product_versions() {
  static std::vector<std::string> const words{"n", "n-1", "older"};
  return words;
}

std::vector<std::string> const& prefill_keys() {
  static std::vector<std::string> const keys{"ticket.subject",          "ticket.body",
                                             "ticket.severity",         "ticket.number",
                                             "ticket.opened_at",        "desk.contact_name",
                                             "desk.contact_email",      "desk.contact_phone",
                                             "desk.vendor_language",    "desk.country",
                                             "desk.time_zone",          "checks.summary",
                                             "customer.name",           "customer.tenant",
                                             "customer.country",        "subscription.name",
                                             "subscription.vendor_id",  "subscription.product_version",
                                             "entitlement.contract_id", "entitlement.access_id",
                                             "ticket.escalation_class", "health.issue_id"};
  return keys;
}

std::vector<std::string> const& claim_prefill_keys() {
  static std::vector<std::string> const keys{
      "claim.period",      "claim.duration",         "customer.name",   "customer.tenant",   "customer.contact",
      "subscription.name", "subscription.vendor_id", "ticket.number",   "ticket.opened_at",  "ticket.subject",
      "ticket.body",       "checks.summary",         "health.issue_id", "desk.contact_name", "desk.contact_email",
      "desk.contact_phone"};
  return keys;
}

std::vector<Edition const*> in_force(Rulebook const& rulebook, Time at) {
  std::vector<Edition const*> editions;
  for (auto const& pack : rulebook.packs) {
    if (auto const* edition = edition_at(pack, at)) editions.push_back(edition);
  }
  return editions;
}

Edition const* edition_for(Rulebook const& rulebook, std::string_view service, Time at) {
  for (auto const& pack : rulebook.packs) {
    if (by_code(pack.all.services, service)) return edition_at(pack, at);
  }
  return nullptr;
}

bool knows_service(Rulebook const& rulebook, std::string_view code) {
  return std::any_of(rulebook.packs.begin(), rulebook.packs.end(),
                     [&](Pack const& pack) { return by_code(pack.all.services, code) != nullptr; });
}

bool knows_vehicle(Rulebook const& rulebook, std::string_view code) {
  return std::any_of(rulebook.packs.begin(), rulebook.packs.end(),
                     [&](Pack const& pack) { return by_code(pack.all.vehicles, code) != nullptr; });
}

bool knows_membership(Rulebook const& rulebook, std::string_view code) {
  return std::any_of(rulebook.packs.begin(), rulebook.packs.end(),
                     [&](Pack const& pack) { return by_code(pack.all.memberships, code) != nullptr; });
}

Service const* find_service(Edition const& edition, std::string_view code) {
  return by_code(edition.rules.services, code);
}

Vehicle const* find_vehicle(Edition const& edition, std::string_view code) {
  return by_code(edition.rules.vehicles, code);
}

Link const* find_link(Edition const& edition, std::string_view code) {
  return by_code(edition.rules.links, code);
}

Source const* find_source(Rulebook const& rulebook, std::string_view pack_id, std::string_view id) {
  for (auto const& pack : rulebook.packs) {
    if (pack.id != pack_id) continue;
    for (auto const& source : pack.sources) {
      if (source.id == id) return &source;
    }
  }
  return nullptr;
}

bool matches(Scope const& scope, Subject const& subject) {
  return allows(scope.services, subject.service) && allows(scope.kinds, subject.kind) &&
         allows(scope.natures, subject.nature) && allows(scope.areas, subject.area) &&
         allows(scope.partner_roles, subject.partner_role) && allows(scope.clouds, subject.cloud) &&
         allows(scope.tenants, subject.tenant) && allows(scope.product_versions, subject.product_version) &&
         allows(scope.severities, subject.severity) && allows(scope.languages, subject.language);
}

Runbook const* find_runbook(Edition const& edition, Subject const& subject) {
  Runbook const* general = nullptr;
  for (auto const& runbook : edition.rules.runbooks) {
    if (!matches(runbook.scope, subject)) continue;
    if (!runbook.scope.areas.empty()) return &runbook;
    if (!general) general = &runbook;
  }
  return general;
}

CreditClaim const* find_credit_claim(Edition const& edition, Subject const& subject) {
  for (auto const& claim : edition.rules.credit_claims) {
    if (matches(claim.scope, subject)) return &claim;
  }
  return nullptr;
}

std::vector<CreditTier const*> credit_tiers_for(Edition const& edition, Subject const& subject) {
  std::vector<CreditTier const*> tiers;
  for (auto const& tier : edition.rules.credit_tiers) {
    if (matches(tier.scope, subject)) tiers.push_back(&tier);
  }
  std::ranges::stable_sort(tiers, {}, &CreditTier::below_basis_points);
  return tiers;
}

std::vector<Cause const*> causes_for(Edition const& edition, Subject const& subject) {
  std::vector<Cause const*> causes;
  for (auto const& cause : edition.rules.causes) {
    if (matches(cause.scope, subject)) causes.push_back(&cause);
  }
  return causes;
}

std::vector<PacketField const*> packet_fields(Edition const& edition, std::string_view vehicle,
                                              Subject const& subject) {
  std::vector<PacketField const*> fields;
  for (auto const& field : edition.rules.packet_fields) {
    if (allows(field.vehicles, vehicle) && matches(field.scope, subject)) fields.push_back(&field);
  }
  return fields;
}

}  // namespace podpora::rulebook
