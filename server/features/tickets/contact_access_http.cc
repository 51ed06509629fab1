#include "features/tickets/contact_access_http.h"

namespace podpora::tickets {

Result<ContactAccessList> ContactAccessHttp::list(http::Call const& call) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ContactAccessList> {
    if (!customers::find_customer(tx, call.actor.desk, customer)) return not_found("customer");
    return ContactAccessList{contact_access_of(tx, call.actor.desk, customer)};
  });
}

Result<ContactAccess> ContactAccessHttp::set(http::Call const& call, ContactAccessRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  auto const person = TRY(call.id<PersonId>("person"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ContactAccess> {
    return set_contact_access(tx, audit_, call.actor, customer, {person, request.own_only});
  });
}

}  // namespace podpora::tickets
