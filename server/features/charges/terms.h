#pragma once

#include "features/charges/charge.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::charges {

struct TermsTag {
  static constexpr std::string_view prefix = "trm";
};
using TermsId = Id<TermsTag>;

/// How a kind of work is priced: a percentage of the hourly rate, and its own least and step where it has them.
struct WorkType {
  std::string code;
  offers::LocalText title;
  bool billable{true};
  std::int64_t percent{100};
  std::optional<std::int64_t> minimum_minutes;    ///< empty: the offer's
  std::optional<std::int64_t> increment_minutes;  ///< empty: the offer's
  bool operator==(WorkType const&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkType, (), (code, title, billable, percent, minimum_minutes, increment_minutes))

/// Discount and tax of lines. An absent kind or an empty service means any; the row that names the service, then the
/// one that names the kind, beats the general one.
struct LineTerms {
  std::optional<LineKind> kind;
  std::string service;
  std::int64_t discount_basis_points{0};  ///< 1000: ten percent off
  std::string tax_category{"S"};          ///< UNCL5305
  std::int64_t tax_basis_points{0};       ///< 2100: 21 %
  bool operator==(LineTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LineTerms, (), (kind, service, discount_basis_points, tax_category, tax_basis_points))

/// What a monthly fee is counted by: the customer once, its contacts, or the seats of its active subscriptions.
enum class FeePer : std::uint8_t { kTenant, kUser, kSeat };
BOOST_DESCRIBE_ENUM(FeePer, kTenant, kUser, kSeat)

struct Fee {
  std::string code;
  offers::LocalText title;
  FeePer per{FeePer::kTenant};
  std::string service;                   ///< seats of this service only; empty: of all
  std::optional<std::int64_t> quantity;  ///< agreed instead of counted
  std::int64_t unit_price_minor{0};      ///< a month, in the offer's currency
  std::int64_t unit_cost_minor{0};
  bool operator==(Fee const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fee, (), (code, title, per, service, quantity, unit_price_minor, unit_cost_minor))

/// What the customer pays of an upstream side's bill: with a mark-up, or nothing where we absorb it.
struct MarkUp {
  std::string upstream;  ///< code of a vehicle or name of a partner; empty: any
  std::int64_t percent_basis_points{0};
  std::int64_t fixed_minor{0};
  bool absorbed{false};
  bool operator==(MarkUp const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkUp, (), (upstream, percent_basis_points, fixed_minor, absorbed))

/// Which work somebody at the customer approves before it may be billed.
struct ApprovalTerms {
  std::optional<std::int64_t> above_minor;  ///< empty: none is asked for
  std::optional<PersonId> contact_id;       ///< who is asked; empty: the request's contact
  std::int64_t days{7};                     ///< how long the question stands
  bool operator==(ApprovalTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalTerms, (), (above_minor, contact_id, days))

/// The prepaid time that the offer includes.
struct IncludedTerms {
  std::int64_t carry_over_months{0};  ///< how long what is left of a month may still be drawn
  std::int64_t low_percent{20};       ///< at what is left of a month's time we warn; 0: never
  bool operator==(IncludedTerms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(IncludedTerms, (), (carry_over_months, low_percent))

/// The side of a price that is not on the public page: of the desk, or of one agreement in their place.
struct Terms {
  std::vector<WorkType> work_types;
  std::vector<LineTerms> lines;
  std::vector<Fee> fees;
  std::vector<MarkUp> mark_ups;
  ApprovalTerms approval;
  IncludedTerms included;
  std::int64_t cost_hourly_minor{0};  ///< what an hour of our own people costs us
  bool operator==(Terms const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (work_types, lines, fees, mark_ups, approval, included, cost_hourly_minor))

/// One version. Versions are never changed; the latest one that began rules.
struct TermsVersion {
  TermsId id;
  std::optional<offers::AgreementId> agreement_id;  ///< empty: of the desk
  Terms terms;
  std::string person_name;
  Time created_at;
};

}  // namespace podpora::charges
