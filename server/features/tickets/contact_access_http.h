#pragma once

#include "features/tickets/contact_access.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

struct ContactAccessList {
  std::vector<ContactAccess> items;
};
BOOST_DESCRIBE_STRUCT(ContactAccessList, (), (items))

struct ContactAccessRequest {
  bool own_only{false};
};
BOOST_DESCRIBE_STRUCT(ContactAccessRequest, (), (own_only))

/// What a customer's contacts see in the portal.
class ContactAccessHttp {
 public:
  ContactAccessHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<ContactAccessList> list(http::Call const& call) const;
  Result<ContactAccess> set(http::Call const& call, ContactAccessRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::tickets
