#pragma once

#include "features/macros/macro_wire.h"
#include "platform/http/call.h"

namespace podpora::macros {

/// Macros: kept on their page, and run on tickets.
class MacroHttp {
 public:
  MacroHttp(storage::Database& database, RunContext context) : database_(database), context_(std::move(context)) {}

  Result<Macros> list(http::Call const& call) const;
  Result<http::Created<MacroView>> add(http::Call const& call, MacroRequest request) const;
  Result<MacroView> change(http::Call const& call, MacroRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  /// Each ticket in a transaction of its own: what is refused for one hinders no other.
  Result<RunMacroResult> run(http::Call const& call, RunMacroRequest request) const;

 private:
  audit::Context const& audit() const { return context_.lessons.tickets.audit; }
  RunMacroResult preview(http::Call const& call, Run const& run, std::vector<tickets::TicketId> const& ids) const;

  storage::Database& database_;
  RunContext context_;
};

}  // namespace podpora::macros
