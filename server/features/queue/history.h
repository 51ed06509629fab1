#pragma once

#include "features/tickets/changes.h"

#include <boost/describe/enum.hpp>

namespace podpora::queue {

/// What of a ticket's events its readers are told, besides what was said and mailed.
enum class Happened : std::uint8_t {
  kOpened,
  kChanged,
  kStateChanged,
  kMessageWithdrawn,
  kPromiseMissed,
  kSnoozed,
  kWoken,
  kMerged,
  kMergedIn,
  kUnmerged,
  kSplit,
  kLinked,
  kUnlinked,
  kRestricted,
  kUnrestricted,
  kHandedOver,
  kTakenBack,
  kAgreementChanged,
  kAgreementChosen,
};
BOOST_DESCRIBE_ENUM(Happened, kOpened, kChanged, kStateChanged, kMessageWithdrawn, kPromiseMissed, kSnoozed, kWoken,
                    kMerged, kMergedIn, kUnmerged, kSplit, kLinked, kUnlinked, kRestricted, kUnrestricted, kHandedOver,
                    kTakenBack, kAgreementChanged, kAgreementChosen)

struct HistoryEntry {
  EventId id;
  Time at;
  Happened kind{Happened::kOpened};
  std::string by;
  std::vector<tickets::FieldChange> fields;  ///< people and customers by their names
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (id, at, kind, by, fields))

/// What happened to the ticket, oldest first; of very many the last 500.
std::vector<HistoryEntry> history_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

}  // namespace podpora::queue
