#pragma once

#include "features/audit/audit.h"
#include "features/customers/customer.h"

namespace podpora::customers {

/// The company as it is kept: without blanks around its name, its domain in lower case. kInvalid for a missing name, an
/// unknown language, a country that is no ISO 3166 code, or a tenant that is no GUID.
Result<Customer> normalized(Customer customer);

/// Adds a company, normalized; id, time and version are filled in. Records `customer.added`.
Result<Customer> add_customer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              Customer customer);

/// Adds a person of the customer. With a password hash the person can sign in to the portal. kNotFound for a customer
/// of another desk, kConflict `email-taken`.
Result<Contact> add_contact(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            Contact const& contact, std::optional<std::string> password_hash = std::nullopt);

/// Adds something that the customer holds. kNotFound for a customer of another desk. Records `subscription.added`.
Result<Subscription> add_subscription(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      Subscription subscription);

/// Records what the customer delegated to us. kNotFound for a customer of another desk.
Result<void> add_delegated_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  CustomerId customer, DelegatedAccess const& access);

}  // namespace podpora::customers
