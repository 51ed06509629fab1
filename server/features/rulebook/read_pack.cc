#include "features/rulebook/read_pack.h"

#include "features/rulebook/table_reader.h"

#include <algorithm>
#include <set>
#include <type_traits>

namespace podpora::rulebook {

namespace {

/// Reads `[[key]]` into the list; `read` fills what is special to the type.
template <class T, class F>
void read_list(TableReader& root, PackDraft& draft, std::string const& key, std::vector<T>& list, F&& read) {
  root.each(key, [&](TableReader& reader) {
    T item;
    if constexpr (std::is_base_of_v<Fact, T>) reader.fact(item);
    read(reader, item);
    list.push_back(std::move(item));
    draft.places[key].push_back({reader.file(), reader.line(), reader.field(), reader.is_own()});
  });
}

Cost read_cost(TableReader& reader) {
  return {.basis = reader.one_of<CostBasis>("basis"),
          .draws = reader.number_or("draws", 0),
          .unit = reader.one_of("unit", Unit::kIncidents)};
}

void read_people_and_places(TableReader& root, PackDraft& draft) {
  auto& rules = draft.pack.all;
  read_list(root, draft, "source", draft.pack.sources, [](TableReader& reader, Source& source) {
    source.id = reader.text("id");
    source.page = reader.text("page");
    source.date = reader.time("date", true).value_or(Time{});
    source.trust = reader.one_of("trust", Trust::kOfficial);
  });
  read_list(root, draft, "edition", rules.editions, [](TableReader& reader, EditionName& edition) {
    edition.id = reader.text("id");
    edition.title = reader.words("title");
  });
  read_list(root, draft, "service", rules.services, [](TableReader& reader, Service& service) {
    service.code = reader.text("code");
    service.name = reader.words("name");
    service.track = reader.one_of<Track>("track");
    service.health_url = reader.text_or_empty("health_url");
  });
  read_list(root, draft, "membership", rules.memberships, [](TableReader& reader, Membership& membership) {
    membership.code = reader.text("code");
    membership.name = reader.words("name");
  });
  read_list(root, draft, "cloud", rules.clouds, [](TableReader& reader, CloudRule& cloud) {
    cloud.cloud = reader.one_of<customers::Cloud>("code");
    cloud.name = reader.words("name");
    cloud.indirect_model = reader.flag_or("indirect_model", true);
    cloud.api_host = reader.text("api_host");
    cloud.authority = reader.text("authority");
    reader.each("endpoint", [&](TableReader& row) {
      cloud.endpoints.push_back(
          {.host = row.text("host"), .authority = row.text("authority"), .tenant = row.one_of<TokenTenant>("tenant")});
    });
  });
  read_list(root, draft, "link", rules.links, [](TableReader& reader, Link& link) {
    link.code = reader.text("code");
    link.url = reader.text("url");
    link.name = reader.words("name");
  });
}

void read_boundary(TableReader& root, PackDraft& draft) {
  auto& rules = draft.pack.all;
  read_list(root, draft, "severity", rules.severities, [](TableReader& reader, SeverityRule& severity) {
    severity.severity = reader.one_of<Severity>("code");
    severity.name = reader.words("name");
    severity.definition = reader.words("definition");
  });
  read_list(root, draft, "boundary", rules.boundaries, [](TableReader& reader, BoundaryLine& line) {
    line.id = reader.text("id");
    line.party = reader.one_of<Party>("party");
    line.text = reader.words("text");
    line.scope = reader.scope();
  });
  read_list(root, draft, "escalation_class", rules.classes, [](TableReader& reader, EscalationClass& item) {
    item.code = reader.text("code");
    item.text = reader.words("text");
  });
  read_list(root, draft, "detour", rules.detours, [](TableReader& reader, DetourRule& detour) {
    detour.detour = reader.one_of<Detour>("next");
    detour.only_without_access = reader.flag_or("only_without_access", false);
    detour.link = reader.text_or_empty("link");
    detour.text = reader.words("text");
    detour.scope = reader.scope();
  });
}

Check read_check(TableReader& row) {
  Check check{.id = row.text("id"),
              .title = row.words("title"),
              .how = row.words("how"),
              .mandatory = row.flag_or("mandatory", false),
              .answered_from = row.one_of("answered_from", AnswerFrom::kPerson)};
  row.each("result", [&](TableReader& cell) {
    CheckResult result{.code = cell.text("code"), .label = cell.words("label"), .next = cell.words_if("next")};
    result.known = cell.one_if<Known>("known");
    check.results.push_back(std::move(result));
  });
  if (check.results.empty()) row.report("result", "missing");
  return check;
}

void read_diagnosis(TableReader& root, PackDraft& draft) {
  auto& rules = draft.pack.all;
  read_list(root, draft, "area", rules.areas, [](TableReader& reader, Area& area) {
    area.code = reader.text("code");
    area.name = reader.words("name");
    area.scope = reader.scope();
  });
  read_list(root, draft, "cause", rules.causes, [](TableReader& reader, Cause& cause) {
    cause.code = reader.text("code");
    cause.name = reader.words("name");
    cause.scope = reader.scope();
    cause.words = reader.texts("words");
    cause.self_service = reader.flag_or("self_service", false);
    cause.avoided_by = reader.one_of("avoided_by", AvoidedBy::kNothing);
  });
  read_list(root, draft, "lifecycle", rules.lifecycles, [](TableReader& reader, Lifecycle& lifecycle) {
    lifecycle.code = reader.text("code");
    lifecycle.name = reader.words("name");
    lifecycle.service = reader.text("service");
    lifecycle.words = reader.texts("words");
    lifecycle.ends = reader.time("ends", true).value_or(Time{});
    // Without a word it would be said of everything that a customer holds.
    if (lifecycle.words.empty()) reader.report("words", "missing");
  });
  read_list(root, draft, "runbook", rules.runbooks, [](TableReader& reader, Runbook& runbook) {
    runbook.id = reader.text("id");
    runbook.title = reader.words("title");
    runbook.scope = reader.scope();
    reader.each("check", [&](TableReader& row) { runbook.checks.push_back(read_check(row)); });
    if (runbook.checks.empty()) reader.report("check", "missing");
  });
}

void read_vehicles(TableReader& root, PackDraft& draft) {
  auto& rules = draft.pack.all;
  read_list(root, draft, "vehicle", rules.vehicles, [](TableReader& reader, Vehicle& vehicle) {
    vehicle.code = reader.text("code");
    vehicle.name = reader.words("name");
    vehicle.holding = reader.one_of<Holding>("holding");
    vehicle.memberships = reader.texts("memberships");
    vehicle.renamed_from = reader.texts("renamed_from");
    vehicle.cost = read_cost(reader);
    vehicle.transport = reader.one_of("transport", Transport::kByHand);
    vehicle.upstream = reader.text_or_empty("upstream");
    vehicle.upstream_domains = reader.texts("upstream_domains");
    vehicle.channels = reader.texts("channels");
    vehicle.link = reader.text_or_empty("link");
    vehicle.rank = reader.number_or("rank", 0);
    vehicle.scope = reader.scope();
  });
  read_list(root, draft, "response", rules.responses, [](TableReader& reader, Response& response) {
    response.vehicle = reader.text("vehicle");
    auto const minutes = reader.number_if("minutes");
    if (!minutes) reader.report("minutes", "missing");
    response.minutes = minutes.value_or(0);
    response.hours = reader.one_of<Hours>("hours");
    response.scope = reader.scope();
  });
  read_list(root, draft, "cost", rules.costs, [](TableReader& reader, CostRule& rule) {
    rule.vehicle = reader.text("vehicle");
    rule.cost = read_cost(reader);
    rule.scope = reader.scope();
  });
  read_list(root, draft, "allowance", rules.allowances, [](TableReader& reader, Allowance& allowance) {
    allowance.vehicle = reader.text("vehicle");
    allowance.membership = reader.text("membership");
    allowance.amount = reader.number_if("amount");
    auto const unlimited = reader.flag_or("unlimited", false);
    if (unlimited == allowance.amount.has_value()) reader.report("amount", "amount_or_unlimited");
  });
  read_list(root, draft, "refund", rules.refunds, [](TableReader& reader, Refund& refund) {
    refund.cause = reader.one_of<RefundCause>("cause");
    refund.vehicles = reader.texts("vehicles");
    refund.text = reader.words("text");
    if (refund.vehicles.empty()) reader.report("vehicles", "missing");
  });
  read_list(root, draft, "refusal", rules.refusals, [](TableReader& reader, Refusal& refusal) {
    refusal.code = reader.text("code");
    refusal.vehicles = reader.texts("vehicles");
    refusal.unless_memberships = reader.texts("unless_memberships");
    refusal.text = reader.words("text");
    refusal.scope = reader.scope();
  });
  read_list(root, draft, "access", rules.accesses, [](TableReader& reader, AccessRule& access) {
    access.vehicles = reader.texts("vehicles");
    access.roles = reader.texts("roles");
    access.text = reader.words("text");
    access.scope = reader.scope();
    if (access.roles.empty()) reader.report("roles", "missing");
  });
  read_list(root, draft, "packet_field", rules.packet_fields, [](TableReader& reader, PacketField& field) {
    field.name = reader.text("name");
    field.label = reader.words("label");
    field.kind = reader.one_of<FieldKind>("kind");
    field.required = reader.flag_or("required", true);
    field.vehicles = reader.texts("vehicles");
    field.choices = reader.texts("choices");
    field.prefill = reader.word_or_empty("prefill", prefill_keys());
    field.value = reader.text_or_empty("value");
    field.scope = reader.scope();
    if ((field.kind == FieldKind::kChoice) == field.choices.empty()) reader.report("choices", "choices_with_choice");
  });
}

PacketField read_claim_field(TableReader& row, Fact const& claim) {
  PacketField field;
  static_cast<Fact&>(field) = claim;
  field.name = row.text("name");
  field.label = row.words("label");
  field.kind = row.one_of<FieldKind>("kind");
  field.required = row.flag_or("required", true);
  field.choices = row.texts("choices");
  field.prefill = row.word_or_empty("prefill", claim_prefill_keys());
  if ((field.kind == FieldKind::kChoice) == field.choices.empty()) row.report("choices", "choices_with_choice");
  return field;
}

/// Says so when two rows of a list have one name.
template <class List>
void check_names_differ(TableReader& reader, std::string_view key, List const& list) {
  std::set<std::string> names;
  for (auto const& item : list) {
    if (!item.name.empty() && !names.insert(item.name).second) reader.report(key, "twice", {{"code", item.name}});
  }
}

void read_claim(TableReader& reader, CreditClaim& claim) {
  claim.code = reader.text("code");
  claim.name = reader.words("name");
  claim.scope = reader.scope();
  claim.deadline_months = reader.number_if("deadline_months");
  claim.deadline_days = reader.number_if("deadline_days");
  if (claim.deadline_months && claim.deadline_days) reader.report("deadline_days", "months_or_days");
  claim.filed_by = reader.many<PartnerRole>("filed_by");
  claim.advisories_qualify = reader.flag_if("advisories_qualify");
  claim.answer_days = reader.number_if("answer_days");
  claim.answer_source = claim.answer_days ? reader.text("answer_source") : reader.text_or_empty("answer_source");
  claim.link = reader.text_or_empty("link");
  reader.each("field", [&](TableReader& row) { claim.fields.push_back(read_claim_field(row, claim)); });
  reader.each("evidence", [&](TableReader& row) {
    claim.evidence.push_back({.name = row.text("name"),
                              .label = row.words("label"),
                              .required = row.flag_or("required", true),
                              .own_domain = row.flag_or("own_domain", false)});
  });
  if (claim.fields.empty()) reader.report("field", "missing");
  check_names_differ(reader, "field", claim.fields);
  check_names_differ(reader, "evidence", claim.evidence);
}

void read_claims(TableReader& root, PackDraft& draft) {
  auto& rules = draft.pack.all;
  read_list(root, draft, "credit_claim", rules.credit_claims, read_claim);
  read_list(root, draft, "credit_tier", rules.credit_tiers, [](TableReader& reader, CreditTier& tier) {
    tier.code = reader.text("code");
    tier.scope = reader.scope();
    auto const below = reader.number_if("below_basis_points");
    auto const percent = reader.number_if("percent");
    if (!below) reader.report("below_basis_points", "missing");
    if (!percent) reader.report("percent", "missing");
    tier.below_basis_points = below.value_or(0);
    tier.percent = percent.value_or(0);
    constexpr std::int64_t kAll = 10'000;
    if (tier.below_basis_points > kAll) reader.report("below_basis_points", "too_large", {{"max", kAll}});
    constexpr std::int64_t kPercentMax = 100;
    if (tier.percent > kPercentMax) reader.report("percent", "too_large", {{"max", kPercentMax}});
  });
}

}  // namespace

std::string pack_of(Node const& root, PackFile const& file, std::vector<PackError>& errors) {
  for (auto const& [key, value] : root.members) {
    if (key == "pack" && value.kind == Node::Kind::kText && !value.text.empty()) return value.text;
  }
  errors.push_back({file.path, 1, "pack", "missing", {}});
  return {};
}

void read_file(Node const& root, PackFile const& file, PackDraft& draft, std::vector<PackError>& errors) {
  TableReader reader(root, file.path, "", errors);
  draft.pack.id = reader.text("pack");
  for (auto const& [key, value] : root.members) {
    if (key != "name" && key != "vendor") continue;
    if (draft.named) {
      errors.push_back({file.path, value.line, key, "named_twice", {{"pack", draft.pack.id}}});
      break;
    }
  }
  auto const has_name =
      std::any_of(root.members.begin(), root.members.end(), [](auto const& m) { return m.first == "name"; });
  if (has_name) {
    draft.pack.name = reader.words("name");
    draft.pack.vendor = reader.text("vendor");
    draft.named = true;
  }
  read_people_and_places(reader, draft);
  read_boundary(reader, draft);
  read_diagnosis(reader, draft);
  read_vehicles(reader, draft);
  read_claims(reader, draft);
}

}  // namespace podpora::rulebook
