#pragma once

#include "features/offers/offer.h"
#include "features/tickets/ticket.h"
#include "platform/base/money.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace podpora::charges {

struct TimeEntryTag {
  static constexpr std::string_view prefix = "tim";
};
struct ChargeTag {
  static constexpr std::string_view prefix = "chg";
};
struct WalletEntryTag {
  static constexpr std::string_view prefix = "wal";
};
using TimeEntryId = Id<TimeEntryTag>;
using ChargeId = Id<ChargeTag>;
using WalletEntryId = Id<WalletEntryTag>;

/// What work costs the customer: nothing, prepaid time, or money. Without an agreement nobody has said.
enum class Verdict : std::uint8_t { kCovered, kDraws, kBillable, kNoAgreement };
BOOST_DESCRIBE_ENUM(Verdict, kCovered, kDraws, kBillable, kNoAgreement)

/// The rule of the offer that decided. Its words are the catalogue's `charges.rule.<rule>`.
enum class Rule : std::uint8_t {
  kNoAgreement,
  kNotBillable,  ///< the agent marked the work so
  kCoveredKind,
  kIncludedTime,
  kIncludedThenHourly,
  kHourly,
  kPerIncident,   ///< the first charge of the ticket
  kIncidentPaid,  ///< later ones
};
BOOST_DESCRIBE_ENUM(Rule, kNoAgreement, kNotBillable, kCoveredKind, kIncludedTime, kIncludedThenHourly, kHourly,
                    kPerIncident, kIncidentPaid)

/// Work done, or planned.
struct Work {
  Time started_at;
  std::int64_t minutes{0};
  Kind kind{Kind::kTechnical};
  bool billable{true};
};

/// What work costs and why. Prepaid time is counted in hundredths of a minute, so that an after-hours percentage is
/// exact.
struct Rating {
  Verdict verdict{Verdict::kNoAgreement};
  Rule rule{Rule::kNoAgreement};
  std::int64_t billed_minutes{0};    ///< after minimum and increment
  std::int64_t ordinary_minutes{0};  ///< of these, within the offer's hours
  std::int64_t after_hours_minutes{0};
  std::int64_t drawn_hundredths{0};
  std::int64_t rate_minor{0};  ///< of an ordinary hour
  std::int64_t amount_minor{0};
  std::string currency;

  bool operator==(Rating const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rating, (),
                      (verdict, rule, billed_minutes, ordinary_minutes, after_hours_minutes, drawn_hundredths,
                       rate_minor, amount_minor, currency))

struct TimeEntry {
  TimeEntryId id;
  tickets::TicketId ticket_id;
  std::optional<PersonId> person_id;
  std::string person_name;
  Time started_at;
  std::int64_t minutes{0};
  std::string work_type;
  std::string note;
  bool billable{true};
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(TimeEntry, (),
                      (id, ticket_id, person_id, person_name, started_at, minutes, work_type, note, billable,
                       created_at))

/// A rated line. Never changed; a correction is another line.
struct Charge : Rating {
  ChargeId id;
  tickets::TicketId ticket_id;
  TimeEntryId time_entry_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;  ///< the version that made the price
  Time created_at;
};

}  // namespace podpora::charges
