#include "features/delivery/http.h"

#include "features/delivery/member.h"

#include "platform/base/text.h"

namespace podpora::delivery {

namespace {

std::string trimmed(std::optional<std::string> const& text) {
  return std::string{trim(text.value_or(""))};
}

Arrangement arrangement_in(ArrangementRequest const& request) {
  return {.service = request.service,
          .kind = request.kind,
          .calendar_id = request.calendar_id,
          .mode = request.mode,
          .partner_name = trimmed(request.partner_name),
          .partner_address = trimmed(request.partner_address),
          .contract = trimmed(request.contract),
          .contact_name = trimmed(request.contact_name),
          .contact_phone = trimmed(request.contact_phone),
          .told = trimmed(request.told)};
}

}  // namespace

Result<void> Http::check_service(storage::Transaction& tx, DeskId desk, std::string const& service) const {
  if (service == "*" || knows_service(*rulebooks_.of(tx, desk), service)) return {};
  return invalid("/service", "unknown-service", {{"value", service}});
}

Result<ArrangementList> Http::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ArrangementList> {
    return ArrangementList{arrangements_of(tx, call.actor.desk)};
  });
}

Result<http::Created<Arrangement>> Http::add(http::Call const& call, ArrangementRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Arrangement>> {
    TRY(check_service(tx, call.actor.desk, request.service));
    auto added = TRY(add_arrangement(tx, audit_, call.actor, arrangement_in(request)));
    return http::Created<Arrangement>{"/api/v1/delivery/" + to_text(added.id), std::move(added)};
  });
}

Result<Arrangement> Http::change(http::Call const& call, ArrangementRequest request) const {
  auto arrangement = arrangement_in(request);
  arrangement.id = TRY(call.id<DeliveryId>("id"));
  arrangement.version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Arrangement> {
    if (!find_arrangement(tx, call.actor.desk, arrangement.id)) return not_found("delivery arrangement");
    TRY(check_service(tx, call.actor.desk, request.service));
    return change_arrangement(tx, audit_, call.actor, arrangement);
  });
}

Result<http::NoContent> Http::end(http::Call const& call) const {
  auto const id = TRY(call.id<DeliveryId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(end_arrangement(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

Result<MemberList> Http::members(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<MemberList> { return MemberList{members_of(tx, call.actor.desk)}; });
}

Result<http::NoContent> Http::set_company(http::Call const& call, CompanyRequest request) const {
  auto const person = TRY(call.id<PersonId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(delivery::set_company(tx, audit_, call.actor, person, request.company));
    return http::NoContent{};
  });
}

}  // namespace podpora::delivery
