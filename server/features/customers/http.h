#pragma once

#include "features/audit/audit.h"
#include "features/customers/import_customers.h"
#include "features/customers/wire.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::customers {

/// Routes that list and add. The whole page of one customer is insight's.
class Http {
 public:
  /// What a later feature does in the transaction that added a customer or a contact of it.
  using Changed = std::function<void(storage::Transaction&, DeskId, CustomerId)>;

  Http(storage::Database& database, audit::Context audit, Changed changed)
      : database_(database), audit_(audit), changed_(std::move(changed)) {}

  Result<http::Page<Customer>> list(http::Call const& call, CustomerQuery query) const;
  Result<http::Created<Customer>> add(http::Call const& call, CustomerRequest request) const;
  Result<ImportReport> import(http::Call const& call, CustomerImportRequest request) const;
  Result<http::Created<Contact>> add_contact(http::Call const& call, ContactRequest request) const;
  Result<http::Created<Subscription>> add_subscription(http::Call const& call, SubscriptionRequest request) const;
  Result<Subscription> change_subscription(http::Call const& call, SubscriptionChangeRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  Changed changed_;
};

}  // namespace podpora::customers
