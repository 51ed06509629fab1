#pragma once

#include "features/claims/claim.h"
#include "features/rulebook/rulebook.h"

#include <map>

namespace podpora::claims {

/// What is done to a claim.
enum class ClaimStep : std::uint8_t { kEdit, kMakeReady, kFile, kAnswer, kPassOn, kTakeBack, kClose, kWithdraw };
BOOST_DESCRIBE_ENUM(ClaimStep, kEdit, kMakeReady, kFile, kAnswer, kPassOn, kTakeBack, kClose, kWithdraw)

/// The steps that may be taken in a state, in the order of the enum.
std::vector<ClaimStep> steps_from(ClaimState state);
bool may_take(ClaimState state, ClaimStep step);

/// `2026-10` of an instant, in UTC.
std::string month_of(Time time);

/// True for a month that the incident can be billed in: its own, or one beside it where billing does not follow the
/// calendar.
bool is_month_of(std::string const& month, Time incident);

/// The first instant at which a claim comes too late: the end of the month that lies so many months after the billing
/// month, or so many days after the incident. Empty where the rule states neither. Ends of months are counted in UTC.
std::optional<Time> deadline_of(rulebook::CreditClaim const& rule, std::string const& billing_month, Time incident_end);

/// How urgent a claim is.
enum class Standing : std::uint8_t {
  kNoDeadline,  ///< no rule says until when
  kInTime,
  kSoon,        ///< within two weeks
  kUrgent,      ///< within three days
  kMissed,      ///< not filed in time
  kWaiting,     ///< filed
  kAnswerLate,  ///< filed, and the vendor's own time is over
  kToPassOn,    ///< accepted, and the customer has nothing yet
  kOver,
};
BOOST_DESCRIBE_ENUM(Standing, kNoDeadline, kInTime, kSoon, kUrgent, kMissed, kWaiting, kAnswerLate, kToPassOn, kOver)

constexpr auto kSoonBefore = std::chrono::days{14};
constexpr auto kUrgentBefore = std::chrono::days{3};

/// By the deadline until it is filed, then by the day on which the vendor means to have answered.
Standing standing_of(Claim const& claim, Time now);

/// `due_at` of a claim: the deadline until it is filed, the answer's day until it is answered, else `kNeverDue`.
Time due_of(Claim const& claim);
inline constexpr Time kNeverDue{std::chrono::sys_days{std::chrono::year{9999} / 1 / 1}};

/// True when an address (`jana@klas.example`) or host (`mail.klas.example`) is of that domain or below it. Never for an
/// empty domain, and letter case does not count.
bool is_of_domain(std::string_view origin, std::string_view domain);

/// `2026-10-05 08:10 – 12:40 UTC`, over midnight with both days; without an end what is known.
std::string period_text(Time from, std::optional<Time> to);

/// Uptime of the billing month in basis points, rounded down, if all that was bought was down for the whole time; and
/// the share of the fee that the tiers give for it. Empty without an end, or where no tier is reached.
struct Estimate {
  std::int64_t uptime_basis_points{0};
  std::int64_t percent{0};
};
std::optional<Estimate> estimate(std::vector<rulebook::CreditTier const*> const& tiers, std::string const& month,
                                 Time from, std::optional<Time> to);

/// What stands in a packet, and what of it is wrong.
using Fields = std::map<std::string, std::string>;

/// Everything that keeps a claim from being filed: `/fields/NAME` with the problem of its value or `required`,
/// `/evidence/NAME` with `required`, `not-own-domain` or `customer-without-domain`, `/incident_to` while it goes on.
std::vector<FieldError> what_is_missing(rulebook::CreditClaim const& rule, Claim const& claim, Fields const& fields,
                                        std::vector<Evidence> const& evidence, std::string_view own_domain);

}  // namespace podpora::claims
