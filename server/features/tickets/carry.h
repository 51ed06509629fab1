#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/enum.hpp>

#include <functional>

namespace podpora::tickets {

struct MergeTag {
  static constexpr std::string_view prefix = "mrg";
};
using MergeId = Id<MergeTag>;

/// What of a merge a person wants to know before it.
enum class MergePart : std::uint8_t {
  kMessage,
  kAttachment,
  kParticipant,
  kTimeEntry,
  kChargeLine,
  kApproval,
  kServiceRequest,
  kClaim,
  kCheckResult,
  kCompany
};
BOOST_DESCRIBE_ENUM(MergePart, kMessage, kAttachment, kParticipant, kTimeEntry, kChargeLine, kApproval, kServiceRequest,
                    kClaim, kCheckResult, kCompany)

/// One ticket on its way into another.
struct Move {
  MergeId merge;
  TicketId from;
  TicketId to;
  State source_state{State::kOpen};  ///< of both before the merge
  State survivor_state{State::kOpen};
};

/// Takes along what one table, or one feature, holds of a ticket. Each feature answers for its own tables; `app/` names
/// them all. Every member but `carry` may be empty.
struct Carrier {
  std::optional<MergePart> part;  ///< as what a preview counts it
  std::function<std::int64_t(storage::Transaction&, DeskId, TicketId from, TicketId to)> count;
  std::function<void(storage::Transaction&, Actor const&, Move const&)> carry;
  std::function<void(storage::Transaction&, Actor const&, Move const&)> give_back;
  /// Whether the ticket got something after that id was made.
  std::function<bool(storage::Transaction&, DeskId, TicketId, std::int64_t since)> has_news;
};

/// Rows that name their ticket and are known by one number.
struct CarriedRows {
  std::string_view kind;
  storage::Query list;  ///< ids of `:ticket`
  storage::Query put;   ///< row `:id` of `:from` belongs to `:to`
};
/// A carrier that moves such rows one by one and writes each down. The queries live as long as the program.
Carrier carry_rows(CarriedRows const& rows, std::optional<MergePart> part = std::nullopt);

/// Rows that a ticket has once for each key: those that the survivor has already stay behind.
struct CarriedKeys {
  std::string_view kind;
  storage::Query list;  ///< keys, as text, of `:ticket` that `:other` has not
  storage::Query put;   ///< row `:item` of `:from` belongs to `:to`
};
Carrier carry_keys(CarriedKeys const& keys, std::optional<MergePart> part = std::nullopt);

/// What a merge wrote down of one kind.
struct CarriedItem {
  std::string item;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(CarriedItem, (), (item, detail))
void note_item(storage::Transaction& tx, DeskId desk, MergeId merge, std::string_view kind, CarriedItem const& item);
std::vector<CarriedItem> items_of(storage::Transaction& tx, DeskId desk, MergeId merge, std::string_view kind);

/// Messages, their files and holds, uploads, drafts, and who besides us works on the ticket.
std::vector<Carrier> ticket_carriers();

}  // namespace podpora::tickets
