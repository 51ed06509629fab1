#include "features/portal/progress_http.h"

#include "features/tickets/access.h"

namespace podpora::portal {

using storage::Scope;
using storage::Transaction;

Result<Progress> ProgressHttp::get(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<Progress> {
    auto const ticket = tickets::find_ticket(tx, actor.desk, id);
    bool const own = ticket && actor.customer && ticket->customer_id == customers::CustomerId{*actor.customer};
    if (!own || !tickets::may_see(tx, actor, *ticket)) return not_found("ticket");
    return progress_of(tx, actor.desk, id);
  });
}

Result<PortalTerms> ProgressHttp::get_terms(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk),
                        [&](Transaction& tx) -> Result<PortalTerms> { return portal_terms_of(tx, call.actor.desk); });
}

Result<PortalTerms> ProgressHttp::put_terms(http::Call const& call, PortalTermsRequest request) const {
  auto const version = TRY(call.if_match());
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PortalTerms> {
    return set_portal_terms(tx, audit_, call.actor, {request.shows_provider, version});
  });
}

}  // namespace podpora::portal
