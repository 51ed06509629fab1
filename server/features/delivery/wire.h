#pragma once

#include "features/delivery/arrangement.h"
#include "features/delivery/member.h"
#include "platform/http/wire.h"

namespace podpora::delivery {

struct ArrangementRequest {
  std::string service;
  std::optional<Kind> kind;
  std::optional<calendars::CalendarId> calendar_id;
  DeliveryMode mode{DeliveryMode::kOwn};
  std::optional<std::string> partner_name;
  std::optional<std::string> partner_address;
  std::optional<std::string> contract;
  std::optional<std::string> contact_name;
  std::optional<std::string> contact_phone;
  std::optional<std::string> told;
};
BOOST_DESCRIBE_STRUCT(ArrangementRequest, (),
                      (service, kind, calendar_id, mode, partner_name, partner_address, contract, contact_name,
                       contact_phone, told))

struct CompanyRequest {
  std::string company;  ///< the name of an arrangement's partner
};
BOOST_DESCRIBE_STRUCT(CompanyRequest, (), (company))

struct MemberList {
  std::vector<Member> items;
};
BOOST_DESCRIBE_STRUCT(MemberList, (), (items))

struct ArrangementList {
  std::vector<Arrangement> items;
};
BOOST_DESCRIBE_STRUCT(ArrangementList, (), (items))

}  // namespace podpora::delivery
