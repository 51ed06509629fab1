#pragma once

#include "features/audit/audit.h"
#include "features/calendars/calendar.h"
#include "features/rulebook/words.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::delivery {

struct DeliveryTag {
  static constexpr std::string_view prefix = "dlv";
};
using DeliveryId = Id<DeliveryTag>;

/// Who does the work: our own people, a company whose support we resell, or one to which we outsource it.
enum class DeliveryMode : std::uint8_t { kOwn, kResold, kOutsourced };
BOOST_DESCRIBE_ENUM(DeliveryMode, kOwn, kResold, kOutsourced)

/// Who delivers a service and kind, perhaps within the hours of a calendar only.
struct Arrangement {
  DeliveryId id;
  std::string service;  ///< `*`: all
  std::optional<Kind> kind;
  std::optional<calendars::CalendarId> calendar_id;
  DeliveryMode mode{DeliveryMode::kOutsourced};
  std::string partner_name;
  std::string partner_address;  ///< where its desk receives mail
  std::string contract;         ///< number or name of the contract with it
  std::string contact_name;     ///< whom to call there
  std::string contact_phone;
  std::string told;  ///< what the other side is told with every request
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Arrangement, (),
                      (id, service, kind, calendar_id, mode, partner_name, partner_address, contract, contact_name,
                       contact_phone, told, version))
/// Whether it counts in some hours only.
inline bool has_hours(Arrangement const& arrangement) {
  return arrangement.calendar_id.has_value();
}

/// Those that have not ended, in the order of adding.
std::vector<Arrangement> arrangements_of(storage::Transaction& tx, DeskId desk);
std::optional<Arrangement> find_arrangement(storage::Transaction& tx, DeskId desk, DeliveryId id);

/// What is wrong with an arrangement by itself: another company without a name or an address, our own people with one.
std::vector<FieldError> arrangement_faults(Arrangement const& arrangement);

/// Adds an arrangement. kInvalid as `arrangement_faults` says, and for a calendar that the desk has not; kConflict
/// `delivery-twice` when the same service, kind and hours are arranged already. Records `delivery.added`.
Result<Arrangement> add_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    Arrangement arrangement);

/// Replaces it. Errors as there; kNotFound; kPreconditionFailed at another version. Records `delivery.changed`.
Result<Arrangement> change_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       Arrangement const& arrangement);

/// Ends it now: the next decision does not know it any more. kNotFound. Records `delivery.ended`.
Result<void> end_arrangement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             DeliveryId id);

/// The arrangement that rules a request when its calendar, if it has one, is open: one that names the service before
/// `*`, then one that names the kind, then one that names hours. Null when none fits.
template <class List>
auto const* best_fit(List const& list, std::string const& service, Kind kind) {
  typename List::value_type const* best = nullptr;
  int best_score = -1;
  for (auto const& item : list) {
    if (item.service != "*" && item.service != service) continue;
    if (item.kind && *item.kind != kind) continue;
    auto const score = (item.service != "*" ? 4 : 0) + (item.kind ? 2 : 0) + (has_hours(item) ? 1 : 0);
    if (score > best_score) {
      best = &item;
      best_score = score;
    }
  }
  return best;
}

}  // namespace podpora::delivery
