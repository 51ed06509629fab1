#pragma once

#include "features/delivery/arrangement.h"
#include "features/rulebook/rulebook.h"
#include "platform/base/result.h"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::routing {

using delivery::DeliveryMode;

/// A vehicle that the desk holds. `remaining` empty: unlimited.
struct HeldEntitlement {
  std::string id;
  std::string vehicle;
  Time valid_from;
  std::optional<Time> valid_to;  ///< the first instant at which it is no longer valid
  std::optional<double> remaining;
};

/// Service `*` and an empty kind mean all. The list holds only what applies at the time of the request.
struct Delivery {
  std::string service;
  std::optional<Kind> kind;
  std::string calendar;
  DeliveryMode mode{DeliveryMode::kOwn};
  std::string to;  ///< empty with own
};
inline bool has_hours(Delivery const& item) {
  return !item.calendar.empty();
}

struct DeskFacts {
  rulebook::PartnerRole partner_role{rulebook::PartnerRole::kDirectBill};
  std::vector<std::string> memberships;
  std::vector<HeldEntitlement> entitlements;
  std::vector<Delivery> delivery;
  std::string provider;  ///< of an indirect reseller; empty when there is none
};

struct DelegatedRole {
  std::string role;
  Time expires;
};

struct CustomerFacts {
  customers::Cloud cloud{customers::Cloud::kGlobal};
  std::string language{"en"};
  std::vector<DelegatedRole> delegated_access;
};

struct RequestFacts {
  std::string service;
  std::string product_version;  ///< `n`, `n-1`, `older`, or empty
  rulebook::Tenant tenant{rulebook::Tenant::kCustomer};
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  std::string area;  ///< a topic such as `quota`; one that the pack has no line for matches none
  Severity severity{Severity::kC};
  std::map<std::string, std::string> checks;  ///< check id -> result, or `waived`
  std::map<std::string, std::string> packet;  ///< field name -> value
};

/// All that a decision depends on, besides the rulebook.
struct Facts {
  Time at;
  DeskFacts desk;
  CustomerFacts customer;
  RequestFacts request;
};

enum class Verdict : std::uint8_t { kAllowed, kRefused };
BOOST_DESCRIBE_ENUM(Verdict, kAllowed, kRefused)

enum class Next : std::uint8_t {
  kResolveHere,
  kDiagnose,
  kEscalate,
  kHandToPublisher,
  kTellCustomerToCall,
  kReportVulnerability,
};
BOOST_DESCRIBE_ENUM(Next, kResolveHere, kDiagnose, kEscalate, kHandToPublisher, kTellCustomerToCall,
                    kReportVulnerability)

/// Why a vehicle is allowed or refused: a stable code with its parameters; see README for the list.
struct Reason {
  struct Param {
    std::string_view name;
    std::string value;

    bool operator==(Param const&) const = default;
  };

  std::string_view code;
  std::vector<Param> params;

  bool operator==(Reason const&) const = default;
  /// The parameter of that name, or null.
  std::string const* find(std::string_view name) const;
};

struct FirstResponse {
  std::int64_t minutes{0};
  rulebook::Hours hours{rulebook::Hours::k24x7};

  bool operator==(FirstResponse const&) const = default;
};

struct VehicleVerdict {
  std::string_view vehicle;
  std::string entitlement;  ///< the one that would be drawn; empty when none is
  Verdict verdict{Verdict::kRefused};
  std::optional<std::int64_t> rank;  ///< of an allowed one, 1 is the best
  std::vector<Reason> reasons;
  std::optional<FirstResponse> first_response;  ///< empty where no source states one
  rulebook::Cost cost;
  std::optional<double> balance_before;  ///< empty: nothing is drawn, or unlimited
  std::optional<double> balance_after;
  std::vector<std::string_view> missing;  ///< packet fields

  bool operator==(VehicleVerdict const& other) const;
};

/// A line of the boundary that fits the request.
struct BoundaryVerdict {
  std::string_view line;
  rulebook::Party party{rulebook::Party::kPartner};
  std::string_view source;

  bool operator==(BoundaryVerdict const&) const = default;
};

struct DeliveredBy {
  DeliveryMode mode{DeliveryMode::kOwn};
  std::string to;
  std::string calendar;

  bool operator==(DeliveredBy const&) const = default;
};

/// Names of vehicles, lines, fields and refusals point into the rulebook that it was decided by, which must live on.
struct RouteDecision {
  std::string rulebook;  ///< `microsoft-csp 2026-07`
  std::vector<BoundaryVerdict> boundary;
  DeliveredBy delivered_by;
  std::vector<VehicleVerdict> vehicles;  ///< every vehicle of the edition, allowed ones first by rank
  std::string recommended;               ///< empty when there is none
  Next next{Next::kResolveHere};
  std::string link;                           ///< with a detour: where to go; a code of the pack's links
  std::vector<std::string_view> open_checks;  ///< mandatory and not done

  bool operator==(RouteDecision const&) const = default;
};

/// Decides. Pure: the same rulebook and facts give the same decision. Unknown or contradictory facts are kInvalid with
/// the JSON pointers of all that is wrong; README lists the contradictions.
Result<RouteDecision> route(rulebook::Rulebook const& rulebook, Facts const& facts);

/// What a scope of the rulebook is compared with. Points into `facts`.
rulebook::Subject subject_of(Facts const& facts);

}  // namespace podpora::routing
