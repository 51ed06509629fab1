#include "features/charges/terms_http.h"

#include "features/charges/set_terms.h"
#include "features/charges/terms_store.h"
#include "features/offers/agreement_store.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

namespace {

ChargeTermsView view_of(Transaction& tx, DeskId desk, std::optional<offers::AgreementId> agreement) {
  auto const versions = terms_versions(tx, desk, agreement);
  ChargeTermsView view{
      .agreement_id = agreement, .own = !versions.empty(), .terms = terms_in_force(tx, desk, agreement), .history = {}};
  for (auto const& version : versions) view.history.push_back({version.person_name, version.created_at});
  return view;
}

}  // namespace

Result<ChargeTermsView> TermsHttp::get(http::Call const& call, TermsQuery query) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeTermsView> {
    if (query.agreement && !offers::find_agreement(tx, call.actor.desk, *query.agreement)) {
      return not_found("agreement");
    }
    return view_of(tx, call.actor.desk, query.agreement);
  });
}

Result<ChargeTermsView> TermsHttp::set(http::Call const& call, ChargeTermsRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeTermsView> {
    TRY(set_terms(tx, audit_, call.actor, request.agreement_id, request.terms));
    return view_of(tx, call.actor.desk, request.agreement_id);
  });
}

Result<WorkTypeList> TermsHttp::work_types(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WorkTypeList> {
    auto const found = tickets::find_ticket(tx, call.actor.desk, ticket);
    if (!found) return not_found("ticket");
    std::optional<offers::AgreementId> agreement;
    if (found->agreement_id) agreement = offers::AgreementId{*found->agreement_id};
    WorkTypeList list;
    for (auto const& type : terms_in_force(tx, call.actor.desk, agreement).work_types) {
      list.items.push_back({type.code, type.title, type.billable});
    }
    return list;
  });
}

}  // namespace podpora::charges
