#pragma once

#include "features/entitlements/wire.h"
#include "platform/http/call.h"

namespace podpora::entitlements {

class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebook const& rulebook, Context context)
      : database_(database), rulebook_(rulebook), context_(context) {}

  Result<http::Page<EntitlementView>> list(http::Call const& call) const;
  Result<http::Created<EntitlementView>> add(http::Call const& call, AddEntitlementRequest request) const;
  Result<http::Page<EntryView>> ledger(http::Call const& call) const;

 private:
  EntitlementView view_of(Entitlement const& entitlement, std::string const& language) const;

  storage::Database& database_;
  rulebook::Rulebook const& rulebook_;
  Context context_;
};

}  // namespace podpora::entitlements
