#pragma once

#include "features/entitlements/terms.h"
#include "features/entitlements/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::entitlements {

class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, Context context)
      : database_(database), rulebooks_(rulebooks), context_(context) {}

  Result<http::Page<EntitlementView>> list(http::Call const& call) const;
  Result<http::Created<EntitlementView>> add(http::Call const& call, AddEntitlementRequest request) const;
  Result<EntitlementView> change_terms(http::Call const& call, TermsRequest request) const;
  Result<http::Created<EntitlementView>> renew(http::Call const& call, RenewRequest request) const;
  Result<EntitlementView> cancel(http::Call const& call, CancelRequest request) const;
  /// An adjustment or a give-back by hand; the entitlement with its new balance.
  Result<EntitlementView> make_entry(http::Call const& call, EntryRequest request) const;
  /// The opened ids; each call is on record.
  Result<CredentialsView> show_credentials(http::Call const& call) const;
  Result<http::Page<EntryView>> ledger(http::Call const& call, LedgerQuery query) const;
  Result<http::Page<WarningView>> warnings(http::Call const& call) const;

 private:
  using Change = std::function<Result<Entitlement>(storage::Transaction&, EntitlementId)>;
  Result<EntitlementView> change(http::Call const& call, Change const& change) const;
  EntitlementView view_of(storage::Transaction& tx, http::Call const& call, Entitlement const& entitlement) const;
  /// With what lies in tables of its own.
  EntitlementView full_view(storage::Transaction& tx, http::Call const& call, Entitlement const& entitlement) const;

  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Context context_;
};

}  // namespace podpora::entitlements
