#pragma once

#include "features/charges/charge.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace podpora::charges {

struct ApprovalTag {
  static constexpr std::string_view prefix = "apr";
};
using ApprovalId = Id<ApprovalTag>;

/// Asked until the contact answers, the time is over, or a later question takes its place.
enum class ApprovalState : std::uint8_t { kAsked, kApproved, kRefused, kExpired, kReplaced };
BOOST_DESCRIBE_ENUM(ApprovalState, kAsked, kApproved, kRefused, kExpired, kReplaced)

enum class ApprovalWay : std::uint8_t { kPortal, kLink };
BOOST_DESCRIBE_ENUM(ApprovalWay, kPortal, kLink)

/// A question to a contact whether the work on a request may cost that much in all, and the answer.
struct Approval {
  ApprovalId id;
  tickets::TicketId ticket_id;
  PersonId contact_id;
  std::int64_t amount_minor{0};  ///< all work on the request up to this
  std::string currency;
  std::int64_t minutes{0};  ///< of the work that it is about; nothing when that is not said
  std::string text;         ///< why and by which rule, in the contact's language
  ApprovalState state{ApprovalState::kAsked};
  std::string asked_by;
  Time asked_at;
  Time expires_at;
  std::optional<Time> decided_at;
  std::optional<ApprovalWay> way;
  std::string decided_from;  ///< network address
  std::string note;          ///< of the contact
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (id, ticket_id, contact_id, amount_minor, currency, minutes, text, state, asked_by, asked_at,
                       expires_at, decided_at, way, decided_from, note))

}  // namespace podpora::charges
