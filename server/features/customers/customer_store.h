#pragma once

#include "features/customers/customer.h"

namespace podpora::customers {

void insert_customer(storage::Transaction& tx, DeskId desk, Customer const& customer);
void insert_subscription(storage::Transaction& tx, DeskId desk, Subscription const& subscription);
void insert_delegated_access(storage::Transaction& tx, DeskId desk, std::int64_t id, CustomerId customer,
                             DelegatedAccess const& access);

/// A page of customers by name; `text` is part of a name or domain (empty: all), `after` the last row of the page
/// before.
struct CustomerPage {
  std::string text;
  std::string after_name;
  CustomerId after_id;
  int limit{50};
};
std::vector<Customer> list_customers(storage::Transaction& tx, DeskId desk, CustomerPage const& page);

/// Every customer of the desk, oldest first.
std::vector<Customer> all_customers(storage::Transaction& tx, DeskId desk);

/// The customers with an active subscription of the service, in that cloud, by name.
std::vector<Customer> customers_holding(storage::Transaction& tx, DeskId desk, std::string const& service, Cloud cloud,
                                        int limit);

}  // namespace podpora::customers
