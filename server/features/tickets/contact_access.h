#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// Which requests a contact sees in the portal: the company's, or the own ones alone.
struct ContactAccess {
  PersonId person_id;
  bool own_only{false};
};
BOOST_DESCRIBE_STRUCT(ContactAccess, (), (person_id, own_only))

/// False for everybody of whom nothing else was said.
bool sees_own_only(storage::Transaction& tx, DeskId desk, PersonId contact);

/// Each contact of the customer, in the order of their names.
std::vector<ContactAccess> contact_access_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// kNotFound for nobody of that customer's contacts. Records `contact.access_set`.
Result<ContactAccess> set_contact_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                         customers::CustomerId customer, ContactAccess const& access);

}  // namespace podpora::tickets
