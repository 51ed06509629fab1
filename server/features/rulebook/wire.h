#pragma once

#include "features/rulebook/override.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace podpora::rulebook {

struct SourceView {
  std::string page;
  Time date;
  Trust trust{Trust::kOfficial};
  bool derived{false};
};
BOOST_DESCRIBE_STRUCT(SourceView, (), (page, date, trust, derived))

struct ServiceView {
  std::string code;
  std::string name;
  Track track{Track::kCloud};
  std::string health_url;
  SourceView source;
};
BOOST_DESCRIBE_STRUCT(ServiceView, (), (code, name, track, health_url, source))

struct AllowanceView {
  std::string membership;
  std::optional<std::int64_t> amount;
};
BOOST_DESCRIBE_STRUCT(AllowanceView, (), (membership, amount))

struct VehicleView {
  std::string code;
  std::string name;
  Holding holding{Holding::kNone};
  CostBasis basis{CostBasis::kFree};
  Unit unit{Unit::kIncidents};
  std::vector<std::string> services;
  std::vector<Kind> kinds;
  std::vector<std::string> memberships;
  std::vector<AllowanceView> allowances;
  std::vector<std::string> refunds;  ///< when a drawn unit is given back
  Transport transport{Transport::kByHand};
  std::string upstream;
  std::string link;
  SourceView source;
};
BOOST_DESCRIBE_STRUCT(VehicleView, (),
                      (code, name, holding, basis, unit, services, kinds, memberships, allowances, refunds, transport,
                       upstream, link, source))

struct MembershipView {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MembershipView, (), (code, name))

struct AreaView {
  std::string code;
  std::string name;
  std::vector<std::string> services;  ///< empty: all
  std::vector<Kind> kinds;            ///< empty: all
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (code, name, services, kinds))

/// Why a resolved request came.
struct CauseView {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CauseView, (), (code, name))

struct SeverityView {
  Severity severity{Severity::kC};
  std::string name;
  std::string definition;
};
BOOST_DESCRIBE_STRUCT(SeverityView, (), (severity, name, definition))

/// Why a problem may go to the vendor at all.
struct EscalationClassView {
  std::string code;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(EscalationClassView, (), (code, text))

struct EditionView {
  std::string pack;
  std::string id;
  std::string name;
  std::string title;
  std::string vendor;
  Time valid_from;
  std::optional<Time> valid_to;
  std::vector<ServiceView> services;
  std::vector<MembershipView> memberships;
  std::vector<VehicleView> vehicles;
  std::vector<AreaView> areas;
  std::vector<CauseView> causes;
  std::vector<SeverityView> severities;
  std::vector<EscalationClassView> escalation_classes;
};
BOOST_DESCRIBE_STRUCT(EditionView, (),
                      (pack, id, name, title, vendor, valid_from, valid_to, services, memberships, vehicles, areas,
                       causes, severities, escalation_classes))

/// What is in force at a time.
struct RulebookView {
  Time at;
  std::vector<EditionView> editions;
};
BOOST_DESCRIBE_STRUCT(RulebookView, (), (at, editions))

struct RulebookQuery {
  std::optional<Time> at;  ///< now when absent
};
BOOST_DESCRIBE_STRUCT(RulebookQuery, (), (at))

struct FactValueView {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(FactValueView, (), (name, value))

/// A fact as it is stated. `key` is what an override names to replace it; `text` is the fact in the pack's language.
struct FactView {
  std::string pack;
  std::string kind;
  std::string key;
  std::string title;
  std::vector<FactValueView> values;
  Time valid_from;
  std::optional<Time> valid_to;
  SourceView source;
  std::string text;
  std::optional<OverrideId> override_id;  ///< of the desk's own
};
BOOST_DESCRIBE_STRUCT(FactView, (), (pack, kind, key, title, values, valid_from, valid_to, source, text, override_id))

enum class OverrideState : std::uint8_t { kToCome, kInForce, kOver };
BOOST_DESCRIBE_ENUM(OverrideState, kToCome, kInForce, kOver)

struct OverrideProblemView {
  std::int64_t line{0};
  std::string field;
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(OverrideProblemView, (), (line, field, sentence))

struct OverrideView {
  OverrideId id;
  std::string pack;
  OverrideState state{OverrideState::kInForce};
  std::vector<std::string> replaces;
  std::string fragment;
  Time valid_from;
  std::optional<Time> valid_to;
  std::string reason;
  std::string author;
  Time created_at;
  std::optional<Time> ended_at;
  std::string ended_by;
  std::string end_reason;
  std::vector<OverrideProblemView> problems;  ///< why the packs of this version refuse it; it is left out then
};
BOOST_DESCRIBE_STRUCT(OverrideView, (),
                      (id, pack, state, replaces, fragment, valid_from, valid_to, reason, author, created_at, ended_at,
                       ended_by, end_reason, problems))

struct AddOverrideRequest {
  std::string pack;
  std::optional<std::vector<std::string>> replaces;
  std::optional<std::string> fragment;
  std::optional<Time> valid_from;  ///< now when absent
  std::optional<Time> valid_to;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AddOverrideRequest, (), (pack, replaces, fragment, valid_from, valid_to, reason))
inline std::vector<http::FieldLimit> wire_limits(AddOverrideRequest const*) {
  return {{"pack", {.min = 1, .max = 100}},
          {"replaces", {.min = 0, .max = 50}},
          {"fragment", {.min = 0, .max = 50'000}},
          {"reason", {.min = 1, .max = 1'000}}};
}

struct EndOverrideRequest {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndOverrideRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(EndOverrideRequest const*) {
  return {{"reason", {.min = 1, .max = 1'000}}};
}

}  // namespace podpora::rulebook
