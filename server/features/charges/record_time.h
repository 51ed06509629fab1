#pragma once

#include "features/charges/context.h"

namespace podpora::charges {

/// A wallet that the work draws from, before and after it.
struct WalletUse {
  std::string name;  ///< empty: the offer's included time
  WalletUnit unit{WalletUnit::kMinutes};
  std::string currency;
  std::int64_t before{0};
  std::int64_t after{0};
};
BOOST_DESCRIBE_STRUCT(WalletUse, (), (name, unit, currency, before, after))

/// What work on a ticket costs, with the prepaid time before and after it.
struct Price {
  Rating rating;
  std::vector<WalletUse> draws;
  bool needs_approval{false};  ///< a contact must say yes before it is billed
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;
  std::optional<std::int64_t> balance_before;  ///< hundredths of a minute; empty without prepaid time
  std::optional<std::int64_t> balance_after;
};

/// Work to price or to record.
struct NewTime {
  tickets::TicketId ticket_id;
  std::int64_t minutes{0};         ///< nothing with `ended_at`
  std::optional<Time> started_at;  ///< empty: it ends now
  std::optional<Time> ended_at{};  ///< instead of the minutes
  std::string work_type;
  std::string note;
  bool billable{true};
};

struct Recorded {
  TimeEntry entry;
  std::vector<Charge> charges;  ///< one for work in hours, one for work after hours
  Price price;
};

/// The price by the agreement that the ticket was opened under. Changes nothing. kNotFound; kInvalid for a length that
/// is not 1 to 1440 minutes, an end without a start or not after it.
Result<Price> preview_price(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            NewTime const& time);

/// Stores the time entry with its charge lines and what they draw, at exactly the price that `preview_price` says.
/// Errors as there. Records `time.recorded`, and `charge.made` for each line. In the caller's transaction, as all here.
Result<Recorded> record_time(storage::Transaction& tx, Context const& context, Actor const& actor, NewTime const& time);

/// Changes an entry that is in no invoice: its lines become void, what they drew comes back, and it is rated anew.
/// `time.ticket_id` is not looked at. kNotFound; kForbidden for another person's entry without the right to write
/// charges; kConflict `time-invoiced`; kInvalid as above. Records `time.changed`.
Result<Recorded> change_time(storage::Transaction& tx, Context const& context, Actor const& actor, TimeEntryId id,
                             NewTime time);

/// Takes an entry back, with its lines and draws. When it bore the price of the whole request, the next entry does.
/// Errors as above. Records `time.deleted`.
Result<void> delete_time(storage::Transaction& tx, Context const& context, Actor const& actor, TimeEntryId id);

}  // namespace podpora::charges
