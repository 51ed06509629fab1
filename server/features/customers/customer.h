#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::customers {

struct CustomerTag {
  static constexpr std::string_view prefix = "cus";
};
struct SubscriptionTag {
  static constexpr std::string_view prefix = "sub";
};
using CustomerId = Id<CustomerTag>;
using SubscriptionId = Id<SubscriptionTag>;

enum class Cloud : std::uint8_t { kGlobal, kUsGov, kChina };
BOOST_DESCRIBE_ENUM(Cloud, kGlobal, kUsGov, kChina)

/// A company that buys from the partner.
struct Customer {
  CustomerId id;
  std::string name;
  std::string domain;  ///< mail domain, may be empty
  std::string tenant;  ///< Entra tenant GUID, may be empty
  Cloud cloud{Cloud::kGlobal};
  std::string language;  ///< "en", "cs"
  std::string country;   ///< ISO 3166 alpha-2
  Time created_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Customer, (), (id, name, domain, tenant, cloud, language, country, created_at, version))

/// A person at a customer: a row of `person` with kind contact. May sign in when a password is set.
struct Contact {
  PersonId id;
  CustomerId customer_id;
  std::string name;
  std::string email;
  std::string phone;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (id, customer_id, name, email, phone, language))

/// What the customer holds. Support ownership is per subscription.
struct Subscription {
  SubscriptionId id;
  CustomerId customer_id;
  std::string service;  ///< code of a rulebook service: azure, microsoft_365, dynamics_365, on_premises
  std::string sku;
  std::string name;
  std::int64_t quantity{0};
  std::string state;            ///< active, suspended, expired
  std::string commerce;         ///< new_commerce, legacy, licence
  std::string vendor_id;        ///< the vendor's subscription GUID, may be empty
  std::string product_version;  ///< on-premises: n, n-1, older; else empty
};
BOOST_DESCRIBE_STRUCT(Subscription, (),
                      (id, customer_id, service, sku, name, quantity, state, commerce, vendor_id, product_version))

/// Delegated administration that the customer granted to us.
struct DelegatedAccess {
  std::string role;  ///< service_support_administrator …
  Time expires_at;
};
BOOST_DESCRIBE_STRUCT(DelegatedAccess, (), (role, expires_at))

std::optional<Customer> find_customer(storage::Transaction& tx, DeskId desk, CustomerId id);
std::optional<Contact> find_contact(storage::Transaction& tx, DeskId desk, PersonId id);
std::optional<Contact> find_contact_by_email(storage::Transaction& tx, DeskId desk, std::string const& email);
/// The customer whose mail domain this is, when there is exactly one.
std::optional<Customer> find_customer_by_domain(storage::Transaction& tx, DeskId desk, std::string const& domain);
std::vector<Contact> contacts_of(storage::Transaction& tx, DeskId desk, CustomerId id);
std::vector<Subscription> subscriptions_of(storage::Transaction& tx, DeskId desk, CustomerId id);
std::optional<Subscription> find_subscription(storage::Transaction& tx, DeskId desk, SubscriptionId id);
std::vector<DelegatedAccess> delegated_access_of(storage::Transaction& tx, DeskId desk, CustomerId id);

}  // namespace podpora::customers
