#pragma once

#include "features/offers/offer.h"
#include "features/tickets/ticket.h"
#include "platform/base/money.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::charges {

struct TimeEntryTag {
  static constexpr std::string_view prefix = "tim";
};
struct ChargeTag {
  static constexpr std::string_view prefix = "chg";
};
struct WalletTag {
  static constexpr std::string_view prefix = "wal";
};
using TimeEntryId = Id<TimeEntryTag>;
using ChargeId = Id<ChargeTag>;
using WalletId = Id<WalletTag>;

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
  kPerIncident,      ///< the first charge of the ticket
  kIncidentPaid,     ///< later ones
  kWorkTypeFree,     ///< the kind of work is never billed
  kFixedPrice,       ///< the request has a fixed price, which pays for the work
  kPrepaidIncident,  ///< the first charge of the ticket, paid by a prepaid request
  kPrepaidMoney,     ///< prepaid money pays all of it
  kFee,              ///< of a month
  kCostPlus,         ///< an upstream side's bill with our mark-up
  kAbsorbed,         ///< an upstream side's bill that we pay
  kAgreed,           ///< somebody set this line's price: a fixed price, a top-up, a credit, a correction
};
BOOST_DESCRIBE_ENUM(Rule, kNoAgreement, kNotBillable, kCoveredKind, kIncludedTime, kIncludedThenHourly, kHourly,
                    kPerIncident, kIncidentPaid, kWorkTypeFree, kFixedPrice, kPrepaidIncident, kPrepaidMoney, kFee,
                    kCostPlus, kAbsorbed, kAgreed)

/// Work done, or planned.
struct Work {
  Time started_at;
  std::int64_t minutes{0};
  Kind kind{Kind::kTechnical};
  bool billable{true};
  std::string service{};    ///< rulebook code; may be empty
  std::string work_type{};  ///< code of the terms; one that they do not know costs the plain rate
};

/// What a wallet counts. Time in hundredths of a minute, money in minor units.
enum class WalletUnit : std::uint8_t { kMinutes, kIncidents, kMoney };
BOOST_DESCRIBE_ENUM(WalletUnit, kMinutes, kIncidents, kMoney)

/// What a part of the work takes from which of the wallets that were given to rating.
struct Draw {
  std::size_t wallet{0};
  std::int64_t amount{0};

  bool operator==(Draw const&) const = default;
};

/// One line of a rating: work in hours and work after hours cost apart. The fields are those of a charge.
struct Part {
  bool after_hours{false};
  std::int64_t quantity_thousandths{0};
  bool per_incident{false};  ///< the quantity counts incidents, not minutes
  std::vector<Draw> draws;
  std::int64_t unit_price_minor{0};
  std::int64_t base_quantity{1};
  std::int64_t discount_minor{0};
  std::int64_t amount_minor{0};
  std::int64_t drawn_hundredths{0};

  bool operator==(Part const&) const = default;
};

/// What work costs and why, as a whole; its lines are `parts`. Prepaid time is counted in hundredths of a minute, so
/// that an after-hours percentage is exact.
struct Rating {
  Verdict verdict{Verdict::kNoAgreement};
  Rule rule{Rule::kNoAgreement};
  std::int64_t billed_minutes{0};    ///< after minimum and increment
  std::int64_t ordinary_minutes{0};  ///< of these, within the offer's hours
  std::int64_t after_hours_minutes{0};
  std::int64_t drawn_hundredths{0};
  std::int64_t rate_minor{0};        ///< of an ordinary hour of this kind of work
  std::int64_t saved_minor{0};       ///< by the discount of the terms
  std::int64_t from_money_minor{0};  ///< paid from prepaid money
  std::int64_t amount_minor{0};
  std::string currency;
  std::vector<Part> parts;

  bool operator==(Rating const&) const = default;
};

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
  std::optional<Time> changed_at;  ///< after it was recorded
  std::optional<Time> deleted_at;
};
BOOST_DESCRIBE_STRUCT(TimeEntry, (),
                      (id, ticket_id, person_id, person_name, started_at, minutes, work_type, note, billable,
                       created_at, changed_at, deleted_at))

/// What a line is for.
enum class LineKind : std::uint8_t {
  kTime,
  kIncident,
  kFixed,        ///< an agreed price for a piece of work
  kFee,          ///< of a period: per tenant, user or seat
  kWalletTopUp,  ///< prepaid time, incidents or money that was bought
  kPassThrough,  ///< what an upstream side charged us, with our mark-up
  kCredit,       ///< given by us, or passed on from a vendor: its quantity is negative
  kCorrection,   ///< of a line that is invoiced already
};
BOOST_DESCRIBE_ENUM(LineKind, kTime, kIncident, kFixed, kFee, kWalletTopUp, kPassThrough, kCredit, kCorrection)

/// What a quantity counts. UN/ECE Recommendation 20: minute is MIN, month MON, all others C62 ("one").
enum class ChargeUnit : std::uint8_t { kMinute, kMonth, kIncident, kPiece, kTenant, kUser, kSeat };
BOOST_DESCRIBE_ENUM(ChargeUnit, kMinute, kMonth, kIncident, kPiece, kTenant, kUser, kSeat)

/// One line that somebody pays, or that says why nothing is to pay. Never changed once it is invoiced, and never
/// deleted: a correction is another line, and what was undone before is void.
///
/// `amount_minor` is `gross - discount_minor`, where gross is quantity × unit price / base quantity, rounded once to
/// the minor unit, halves away from zero. A quantity may be negative (a credit), a price never is.
struct Charge {
  ChargeId id;
  std::optional<customers::CustomerId> customer_id;  ///< who was served
  std::optional<customers::CustomerId> bill_to_id;   ///< who pays: a third party may. Empty with the customer only
  std::optional<tickets::TicketId> ticket_id;
  std::optional<TimeEntryId> time_entry_id;
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;  ///< the version that made the price
  LineKind kind{LineKind::kTime};
  std::string product;  ///< rulebook service code of the work, or the code of the fee; may be empty
  Verdict verdict{Verdict::kBillable};
  Rule rule{Rule::kHourly};  ///< what made the price; its words are the catalogue's
  bool after_hours{false};   ///< this part of the work was outside of the offer's hours
  std::string text;          ///< what the line says on an invoice, in the customer's language
  std::int64_t quantity_thousandths{0};
  ChargeUnit unit{ChargeUnit::kMinute};
  std::int64_t unit_price_minor{0};  ///< of `base_quantity` units: an hour's rate is that of 60 minutes
  std::int64_t base_quantity{1};
  std::int64_t discount_minor{0};
  std::int64_t amount_minor{0};  ///< without tax
  std::string currency;          ///< ISO 4217; empty when nobody knows the price
  std::int64_t drawn_hundredths{0};
  std::string tax_category{"S"};              ///< UNCL5305: S, Z, E, AE, K, G, O, L, M; empty: the seller's usual tax
  std::int64_t tax_basis_points{0};           ///< 2100: 21 %
  std::optional<std::int64_t> cost_minor;     ///< what it cost us, in the line's currency; empty when not known
  std::string upstream;                       ///< vehicle or partner that did it; empty for our own people
  std::string supplied_on;                    ///< day of supply at the desk, `2026-11-23`
  std::optional<std::string> supplied_until;  ///< last day, for what takes a period
  std::optional<std::string> reference;       ///< at most one line of the desk has it: `fee/agr_…/backup/2026-11`
  std::optional<ChargeId> corrects_id;
  std::optional<std::int64_t> approval_id;
  bool ready{true};  ///< may be invoiced; false while a contact has not approved the work, or refused it
  std::optional<std::int64_t> invoice_id;  ///< what took it; empty until then
  std::optional<Time> voided_at;           ///< undone before it was invoiced
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Charge, (),
                      (id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product,
                       verdict, rule, after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity,
                       discount_minor, amount_minor, currency, drawn_hundredths, tax_category, tax_basis_points,
                       cost_minor, upstream, supplied_on, supplied_until, reference, corrects_id, approval_id, ready,
                       invoice_id, voided_at, created_at))

}  // namespace podpora::charges
