#pragma once

#include "features/audit/audit.h"
#include "features/charges/charge.h"

namespace podpora::charges {

/// What work on a ticket costs, with the prepaid time before and after it.
struct Price {
  Rating rating;
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;
  std::optional<std::int64_t> balance_before;  ///< hundredths of a minute; empty without prepaid time
  std::optional<std::int64_t> balance_after;
};

/// Work to price or to record.
struct NewTime {
  tickets::TicketId ticket_id;
  std::int64_t minutes{0};
  std::optional<Time> started_at;  ///< empty: it ends now
  std::string work_type;
  std::string note;
  bool billable{true};
};

struct Recorded {
  TimeEntry entry;
  std::vector<Charge> charges;  ///< one for work in hours, one for work after hours
  Price price;
};

/// The price by the agreement that the ticket was opened under. Changes nothing. kNotFound; kInvalid for minutes that
/// are not 1 to 1440.
Result<Price> preview_price(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            NewTime const& time);

/// Stores the time entry with its charge lines and what it draws, at exactly the price that `preview_price` says.
/// Errors as there. Records `time.recorded`, and `charge.made` for each line. In the caller's transaction.
Result<Recorded> record_time(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             NewTime const& time);

}  // namespace podpora::charges
