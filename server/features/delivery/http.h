#pragma once

#include "features/delivery/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"

namespace podpora::delivery {

/// Who delivers support in the desk's name.
class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, audit::Context audit)
      : database_(database), rulebooks_(rulebooks), audit_(audit) {}

  Result<ArrangementList> list(http::Call const& call) const;
  /// Besides the errors of `add_arrangement`: kInvalid `/service` for one that the rules do not know.
  Result<http::Created<Arrangement>> add(http::Call const& call, ArrangementRequest request) const;
  Result<Arrangement> change(http::Call const& call, ArrangementRequest request) const;
  Result<http::NoContent> end(http::Call const& call) const;
  /// People of delivery partners, and whose they are.
  Result<MemberList> members(http::Call const& call) const;
  /// Whose person the agent in the path is.
  Result<http::NoContent> set_company(http::Call const& call, CompanyRequest request) const;

 private:
  Result<void> check_service(storage::Transaction& tx, DeskId desk, std::string const& service) const;

  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  audit::Context audit_;
};

}  // namespace podpora::delivery
