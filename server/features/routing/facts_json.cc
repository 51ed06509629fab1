#include "features/routing/facts_json.h"

#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <cmath>

namespace podpora::routing {

namespace {

struct EntitlementWire {
  std::string id;
  std::string vehicle;
  Time valid_from;
  std::optional<Time> valid_to;
  std::optional<double> remaining;
};
BOOST_DESCRIBE_STRUCT(EntitlementWire, (), (id, vehicle, valid_from, valid_to, remaining))

struct DeliveryWire {
  std::string service;
  std::optional<Kind> kind;
  std::optional<std::string> calendar;
  DeliveryMode mode{DeliveryMode::kOwn};
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(DeliveryWire, (), (service, kind, calendar, mode, to))

struct DeskWire {
  rulebook::PartnerRole partner_role{rulebook::PartnerRole::kDirectBill};
  std::optional<std::vector<std::string>> memberships;
  std::optional<std::vector<EntitlementWire>> entitlements;
  std::optional<std::vector<DeliveryWire>> delivery;
  std::optional<std::string> provider;
};
BOOST_DESCRIBE_STRUCT(DeskWire, (), (partner_role, memberships, entitlements, delivery, provider))

struct RoleWire {
  std::string role;
  Time expires;
};
BOOST_DESCRIBE_STRUCT(RoleWire, (), (role, expires))

struct CustomerWire {
  customers::Cloud cloud{customers::Cloud::kGlobal};
  std::string language;
  std::optional<std::vector<RoleWire>> delegated_access;
};
BOOST_DESCRIBE_STRUCT(CustomerWire, (), (cloud, language, delegated_access))

struct RequestWire {
  std::string service;
  std::optional<std::string> product_version;
  std::optional<rulebook::Tenant> tenant;
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  std::optional<std::string> area;
  Severity severity{Severity::kC};
  std::optional<std::map<std::string, std::string>> checks;
  std::optional<std::map<std::string, std::string>> packet;
};
BOOST_DESCRIBE_STRUCT(RequestWire, (), (service, product_version, tenant, kind, nature, area, severity, checks, packet))

struct FactsWire {
  Time at;
  DeskWire desk;
  CustomerWire customer;
  RequestWire request;
};
BOOST_DESCRIBE_STRUCT(FactsWire, (), (at, desk, customer, request))

inline std::vector<http::FieldLimit> wire_limits(RequestWire const*) {
  return {{"packet", {.min = 0, .max = 200}}};
}

/// Makes a day (2026-06-30) of such a member the moment at which it starts, 00:00 UTC, as rule packs read theirs.
void start_of_day(http::Json* object, std::string_view name) {
  auto* const member = object == nullptr ? nullptr : object->find(name);
  auto const* const text = member == nullptr ? nullptr : member->as<std::string>();
  if (text == nullptr || text->size() != std::string_view{"2026-06-30"}.size()) return;
  std::string const moment = *text + "T00:00:00Z";
  if (parse_rfc3339(moment)) *member = http::Json{moment};
}

/// Does the same for some members of every item of a list.
void start_of_days(http::Json* object, std::string_view list, std::initializer_list<std::string_view> names) {
  auto* const member = object == nullptr ? nullptr : object->find(list);
  auto* const items = member == nullptr ? nullptr : std::get_if<http::Json::List>(&member->value);
  if (items == nullptr) return;
  for (auto& item : *items) {
    for (auto const name : names) start_of_day(&item, name);
  }
}

Result<FactsWire> read_wire(std::string_view text) {
  auto json = TRY(http::parse_json(text.empty() ? "{}" : text));
  start_of_day(&json, "at");
  start_of_days(json.find("desk"), "entitlements", {"valid_from", "valid_to"});
  start_of_days(json.find("customer"), "delegated_access", {"expires"});
  FactsWire wire{};
  http::FieldErrors errors;
  http::read_struct(json, "", errors, wire);
  if (!errors.empty()) return std::move(errors).error();
  return wire;
}

std::optional<std::string> text_or_null(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

DeskFacts desk_from(DeskWire wire) {
  DeskFacts desk{.partner_role = wire.partner_role,
                 .memberships = std::move(wire.memberships).value_or(std::vector<std::string>{}),
                 .provider = wire.provider.value_or("")};
  for (auto& held : std::move(wire.entitlements).value_or(std::vector<EntitlementWire>{})) {
    desk.entitlements.push_back({held.id, held.vehicle, held.valid_from, held.valid_to, held.remaining});
  }
  for (auto& item : std::move(wire.delivery).value_or(std::vector<DeliveryWire>{})) {
    desk.delivery.push_back({item.service, item.kind, item.calendar.value_or(""), item.mode, item.to.value_or("")});
  }
  return desk;
}

/// `en-US` counts as `en`.
std::string primary_language(std::string const& tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

void write_number(http::JsonWriter& writer, std::optional<double> value) {
  if (!value) {
    writer.null();
  } else if (std::trunc(*value) == *value && std::abs(*value) < 1e15) {
    writer.integer(static_cast<std::int64_t>(*value));
  } else {
    writer.real(*value);
  }
}

void write_text_or_null(http::JsonWriter& writer, std::string_view key, std::string_view text) {
  writer.key(key);
  if (text.empty())
    writer.null();
  else
    writer.text(text);
}

void write_texts(http::JsonWriter& writer, std::string_view key, std::vector<std::string_view> const& list) {
  writer.key(key);
  writer.begin_list();
  for (auto const& item : list) writer.text(item);
  writer.end_list();
}

void write_member(http::JsonWriter& writer, std::string_view key, std::string_view text) {
  writer.key(key);
  writer.text(text);
}

void write_reasons(http::JsonWriter& writer, std::vector<Reason> const& reasons) {
  writer.key("reasons");
  writer.begin_list();
  for (auto const& reason : reasons) {
    writer.begin_object();
    write_member(writer, "code", reason.code);
    for (auto const& [name, value] : reason.params) write_member(writer, name, value);
    writer.end_object();
  }
  writer.end_list();
}

void write_vehicle(http::JsonWriter& writer, VehicleVerdict const& verdict) {
  writer.begin_object();
  write_member(writer, "vehicle", verdict.vehicle);
  write_text_or_null(writer, "entitlement", verdict.entitlement);
  write_member(writer, "verdict", to_text(verdict.verdict));
  writer.key("rank");
  if (verdict.rank)
    writer.integer(*verdict.rank);
  else
    writer.null();
  write_reasons(writer, verdict.reasons);
  writer.key("first_response");
  if (verdict.first_response) {
    writer.begin_object();
    writer.key("minutes");
    writer.integer(verdict.first_response->minutes);
    write_member(writer, "hours", to_text(verdict.first_response->hours));
    writer.end_object();
  } else {
    writer.null();
  }
  writer.key("cost");
  writer.begin_object();
  write_member(writer, "basis", to_text(verdict.cost.basis));
  writer.key("draws");
  writer.integer(verdict.cost.draws);
  write_member(writer, "unit", to_text(verdict.cost.unit));
  writer.end_object();
  writer.key("balance_before");
  write_number(writer, verdict.balance_before);
  writer.key("balance_after");
  write_number(writer, verdict.balance_after);
  write_texts(writer, "missing", verdict.missing);
  writer.end_object();
}

}  // namespace

Result<Facts> parse_facts(std::string_view text) {
  auto wire = TRY(read_wire(text));
  Facts facts{.at = wire.at, .desk = desk_from(std::move(wire.desk))};
  facts.customer.cloud = wire.customer.cloud;
  facts.customer.language = primary_language(wire.customer.language);
  for (auto const& role : wire.customer.delegated_access.value_or(std::vector<RoleWire>{})) {
    facts.customer.delegated_access.push_back({role.role, role.expires});
  }
  auto& request = wire.request;
  facts.request = {.service = request.service,
                   .product_version = request.product_version.value_or(""),
                   .tenant = request.tenant.value_or(rulebook::Tenant::kCustomer),
                   .kind = request.kind,
                   .nature = request.nature,
                   .area = request.area.value_or(""),
                   .severity = request.severity,
                   .checks = request.checks.value_or(std::map<std::string, std::string>{}),
                   .packet = request.packet.value_or(std::map<std::string, std::string>{})};
  return facts;
}

std::string facts_json(Facts const& facts) {
  FactsWire wire{.at = facts.at};
  wire.desk.partner_role = facts.desk.partner_role;
  wire.desk.memberships = facts.desk.memberships;
  wire.desk.provider = text_or_null(facts.desk.provider);
  auto& entitlements = wire.desk.entitlements.emplace();
  for (auto const& held : facts.desk.entitlements) {
    entitlements.push_back({held.id, held.vehicle, held.valid_from, held.valid_to, held.remaining});
  }
  auto& delivery = wire.desk.delivery.emplace();
  for (auto const& item : facts.desk.delivery) {
    delivery.push_back({item.service, item.kind, text_or_null(item.calendar), item.mode, text_or_null(item.to)});
  }
  wire.customer.cloud = facts.customer.cloud;
  wire.customer.language = facts.customer.language;
  auto& roles = wire.customer.delegated_access.emplace();
  for (auto const& role : facts.customer.delegated_access) roles.push_back({role.role, role.expires});
  wire.request = {.service = facts.request.service,
                  .product_version = text_or_null(facts.request.product_version),
                  .tenant = facts.request.tenant,
                  .kind = facts.request.kind,
                  .nature = facts.request.nature,
                  .area = text_or_null(facts.request.area),
                  .severity = facts.request.severity,
                  .checks = facts.request.checks,
                  .packet = facts.request.packet};
  return http::to_json(wire);
}

std::string decision_json(RouteDecision const& decision) {
  http::JsonWriter writer;
  writer.begin_object();
  write_member(writer, "rulebook", decision.rulebook);
  writer.key("boundary");
  writer.begin_list();
  for (auto const& line : decision.boundary) {
    writer.begin_object();
    write_member(writer, "line", line.line);
    write_member(writer, "party", to_text(line.party));
    write_member(writer, "source", line.source);
    writer.end_object();
  }
  writer.end_list();
  writer.key("delivered_by");
  writer.begin_object();
  write_member(writer, "mode", to_text(decision.delivered_by.mode));
  write_text_or_null(writer, "to", decision.delivered_by.to);
  write_text_or_null(writer, "calendar", decision.delivered_by.calendar);
  writer.end_object();
  writer.key("vehicles");
  writer.begin_list();
  for (auto const& verdict : decision.vehicles) write_vehicle(writer, verdict);
  writer.end_list();
  write_text_or_null(writer, "recommended", decision.recommended);
  write_member(writer, "next", to_text(decision.next));
  write_text_or_null(writer, "link", decision.link);
  write_texts(writer, "open_checks", decision.open_checks);
  writer.end_object();
  return std::move(writer).take();
}

}  // namespace podpora::routing
