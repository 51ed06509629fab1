#pragma once

#include "features/customers/customer.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::customers {

struct CustomerQuery {
  std::optional<std::string> text;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(CustomerQuery, (), (text, cursor, limit))

struct CustomerRequest {
  std::string name;
  std::optional<std::string> domain;
  std::optional<std::string> tenant;
  std::optional<Cloud> cloud;
  std::string language;
  std::optional<std::string> country;
};
BOOST_DESCRIBE_STRUCT(CustomerRequest, (), (name, domain, tenant, cloud, language, country))

struct CustomerImportRequest {
  std::string csv;
  std::optional<std::string> language;  ///< of the companies whose line names none; absent: the desk's person's own
  std::optional<bool> preview;          ///< only says what would happen
};
BOOST_DESCRIBE_STRUCT(CustomerImportRequest, (), (csv, language, preview))

inline std::vector<http::FieldLimit> wire_limits(CustomerImportRequest const*) {
  return {{"csv", {.min = 1, .max = 1'000'000}}};
}

struct ContactRequest {
  std::string name;
  std::string email;
  std::optional<std::string> phone;
  std::string language;
  std::optional<std::string> password;  ///< lets the person sign in to the portal
};
BOOST_DESCRIBE_STRUCT(ContactRequest, (), (name, email, phone, language, password))

struct SubscriptionRequest {
  std::string service;
  std::string sku;
  std::string name;
  std::int64_t quantity{0};
  std::optional<std::string> state;
  std::optional<std::string> commerce;
  std::optional<std::string> vendor_id;
  std::optional<std::string> product_version;
};
BOOST_DESCRIBE_STRUCT(SubscriptionRequest, (),
                      (service, sku, name, quantity, state, commerce, vendor_id, product_version))

/// What is absent or null stays.
struct SubscriptionChangeRequest {
  std::optional<std::int64_t> quantity;
  std::optional<std::int64_t> used;  ///< seats in use
  std::optional<std::string> state;
};
BOOST_DESCRIBE_STRUCT(SubscriptionChangeRequest, (), (quantity, used, state))

}  // namespace podpora::customers
