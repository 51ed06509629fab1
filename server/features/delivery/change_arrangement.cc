#include "features/calendars/calendar_store.h"
#include "features/delivery/arrangement_store.h"

#include <algorithm>

namespace podpora::delivery {

namespace {

constexpr std::size_t kTextMax = 2000;

Result<void> check(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement) {
  auto faults = arrangement_faults(arrangement);
  if (arrangement.calendar_id && !calendars::find_calendar(tx, desk, *arrangement.calendar_id)) {
    faults.push_back({"/calendar_id", "not-found", {}});
  }
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  auto const others = arrangements_of(tx, desk);
  bool const twice = std::ranges::any_of(others, [&](Arrangement const& other) {
    return other.id != arrangement.id && other.service == arrangement.service && other.kind == arrangement.kind &&
           other.calendar_id == arrangement.calendar_id;
  });
  if (twice) return conflict("delivery-twice");
  return {};
}

}  // namespace

std::vector<FieldError> arrangement_faults(Arrangement const& arrangement) {
  std::vector<FieldError> faults;
  auto const require = [&](bool good, char const* pointer, char const* code) {
    if (!good) faults.push_back({pointer, code, {}});
  };
  auto const own = arrangement.mode == DeliveryMode::kOwn;
  require(!arrangement.service.empty(), "/service", "required");
  require(!own || arrangement.partner_name.empty(), "/partner_name", "own-has-no-partner");
  require(own || !arrangement.partner_name.empty(), "/partner_name", "required");
  auto const at = arrangement.partner_address.find('@');
  bool const address = at != std::string::npos && at > 0 && at + 1 < arrangement.partner_address.size() &&
                       arrangement.partner_address.find(' ') == std::string::npos;
  if (!own && arrangement.partner_address.empty()) {
    require(false, "/partner_address", "required");
  } else {
    require(arrangement.partner_address.empty() || address, "/partner_address", "address");
  }
  for (auto const* text : {&arrangement.told, &arrangement.contract, &arrangement.contact_name}) {
    if (text->size() > kTextMax) faults.push_back({"/told", "too-long", {{"max", std::int64_t{kTextMax}}}});
  }
  return faults;
}

Result<Arrangement> add_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    Arrangement arrangement) {
  arrangement.id = context.ids.make<DeliveryId>();
  arrangement.version = 1;
  if (auto const checked = check(tx, actor.desk, arrangement); checked.has_error()) return checked.error();
  insert_arrangement(tx, actor.desk, arrangement, context.clock.now());
  audit::record(tx, context, actor, {.kind = "delivery.added", .subject = to_text(arrangement.id)});
  return arrangement;
}

Result<Arrangement> change_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       Arrangement const& arrangement) {
  if (!find_arrangement(tx, actor.desk, arrangement.id)) return not_found("delivery arrangement");
  if (auto const checked = check(tx, actor.desk, arrangement); checked.has_error()) return checked.error();
  if (!update_arrangement(tx, actor.desk, arrangement)) {
    return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
  }
  audit::record(tx, context, actor, {.kind = "delivery.changed", .subject = to_text(arrangement.id)});
  return find_arrangement(tx, actor.desk, arrangement.id).value();
}

Result<void> end_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             DeliveryId id) {
  if (!store_end(tx, actor.desk, id, context.clock.now())) return not_found("delivery arrangement");
  audit::record(tx, context, actor, {.kind = "delivery.ended", .subject = to_text(id)});
  return {};
}

}  // namespace podpora::delivery
