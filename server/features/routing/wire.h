#pragma once

#include "features/routing/route.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::routing {

struct BoundaryView {
  rulebook::Party party{rulebook::Party::kPartner};
  std::string text;
  std::string source;  ///< the page
  Time source_date;
};
BOOST_DESCRIBE_STRUCT(BoundaryView, (), (party, text, source, source_date))

struct DeliveredByView {
  DeliveryMode mode{DeliveryMode::kOwn};
  std::string to;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(DeliveredByView, (), (mode, to, text))

struct ReasonView {
  std::string code;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (code, text))

struct FirstResponseView {
  std::int64_t minutes{0};
  rulebook::Hours hours{rulebook::Hours::k24x7};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(FirstResponseView, (), (minutes, hours, text))

struct CostView {
  rulebook::CostBasis basis{rulebook::CostBasis::kFree};
  std::int64_t draws{0};
  rulebook::Unit unit{rulebook::Unit::kIncidents};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CostView, (), (basis, draws, unit, text))

struct MissingView {
  std::string field;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(MissingView, (), (field, label))

struct VehicleRouteView {
  std::string vehicle;
  std::string name;
  std::optional<std::string> entitlement_id;
  std::optional<std::string> entitlement_name;
  Verdict verdict{Verdict::kRefused};
  std::optional<std::int64_t> rank;
  std::vector<ReasonView> reasons;
  std::optional<FirstResponseView> first_response;
  CostView cost;
  std::optional<double> balance_before;
  std::optional<double> balance_after;
  std::vector<MissingView> missing;
  rulebook::Transport transport{rulebook::Transport::kByHand};
};
BOOST_DESCRIBE_STRUCT(VehicleRouteView, (),
                      (vehicle, name, entitlement_id, entitlement_name, verdict, rank, reasons, first_response, cost,
                       balance_before, balance_after, missing, transport))

/// A route decision in words.
struct RouteView {
  std::string rulebook;
  std::vector<BoundaryView> boundary;
  DeliveredByView delivered_by;
  Next next{Next::kResolveHere};
  std::string next_text;
  std::optional<std::string> link;  ///< where to go instead of escalating
  std::optional<std::string> recommended;
  std::vector<VehicleRouteView> vehicles;
  std::vector<std::string> open_checks;
};
BOOST_DESCRIBE_STRUCT(RouteView, (),
                      (rulebook, boundary, delivered_by, next, next_text, link, recommended, vehicles, open_checks))

/// A plan that the desk might hold, or a membership that it might reach: one of the two.
struct WhatIfRequest {
  std::optional<std::string> vehicle;
  std::optional<std::string> membership;
};
BOOST_DESCRIBE_STRUCT(WhatIfRequest, (), (vehicle, membership))

struct NamedVehicle {
  std::string vehicle;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedVehicle, (), (vehicle, name))

/// What it would change for a ticket.
struct WhatIfView {
  std::vector<NamedVehicle> gained;  ///< refused today, allowed then
  std::optional<NamedVehicle> recommended_today;
  std::optional<NamedVehicle> recommended_then;
  std::string text;  ///< the answer in words
  RouteView then;
};
BOOST_DESCRIBE_STRUCT(WhatIfView, (), (gained, recommended_today, recommended_then, text, then))

}  // namespace podpora::routing
