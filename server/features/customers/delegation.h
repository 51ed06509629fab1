#pragma once

#include "features/audit/audit.h"
#include "features/customers/customer.h"

namespace podpora::customers {

/// Notes that the customer delegated the role to us until then; a role that was noted already gets the new end. Records
/// `delegated_access.noted`. kNotFound; kInvalid at `/role` without a role, and for one that is no code
/// (`service_support_administrator`).
Result<void> note_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                   CustomerId customer, DelegatedAccess access);

/// Forgets a role that is not delegated any more. Records `delegated_access.removed`. kNotFound.
Result<void> remove_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     CustomerId customer, std::string const& role);

/// A delegated role of a customer that runs out.
struct EndingAccess {
  CustomerId customer_id;
  std::string customer_name;
  std::string role;
  Time expires_at;
};
BOOST_DESCRIBE_STRUCT(EndingAccess, (), (customer_id, customer_name, role, expires_at))

/// Those of all customers that end between the two times, the soonest first; at most 500.
std::vector<EndingAccess> access_ending(storage::Transaction& tx, DeskId desk, Time from, Time to);

}  // namespace podpora::customers
