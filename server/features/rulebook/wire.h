#pragma once

#include "features/rulebook/rulebook.h"

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
  Transport transport{Transport::kByHand};
  std::string upstream;
  std::string link;
  SourceView source;
};
BOOST_DESCRIBE_STRUCT(VehicleView, (),
                      (code, name, holding, basis, unit, services, kinds, memberships, allowances, transport, upstream,
                       link, source))

struct MembershipView {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MembershipView, (), (code, name))

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
};
BOOST_DESCRIBE_STRUCT(EditionView, (),
                      (pack, id, name, title, vendor, valid_from, valid_to, services, memberships, vehicles))

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

}  // namespace podpora::rulebook
