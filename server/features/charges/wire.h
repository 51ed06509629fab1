#pragma once

#include "features/charges/record_time.h"
#include "features/charges/stopwatch.h"
#include "features/charges/time_store.h"
#include "platform/base/money.h"

#include <vector>

namespace podpora::charges {

struct PriceQuery {
  std::optional<std::int64_t> minutes;  ///< 30 when absent
  std::optional<Time> started_at;
  std::optional<Time> ended_at;
  std::optional<std::string> work_type;
};
BOOST_DESCRIBE_STRUCT(PriceQuery, (), (minutes, started_at, ended_at, work_type))

/// A length that ends now, a start and a length, or a start and an end.
struct TimeRequest {
  std::optional<std::int64_t> minutes;
  std::optional<Time> started_at;
  std::optional<Time> ended_at;
  std::optional<std::string> work_type;
  std::optional<std::string> note;
  std::optional<bool> billable;
  std::optional<bool> clear_stopwatch;  ///< the actor's stopwatch of the ticket is what is recorded
};
BOOST_DESCRIBE_STRUCT(TimeRequest, (), (minutes, started_at, ended_at, work_type, note, billable, clear_stopwatch))

struct StopwatchList {
  std::vector<Stopwatch> items;
  Time now;  ///< of the server, for which `running_since` is meant
};
BOOST_DESCRIBE_STRUCT(StopwatchList, (), (items, now))

struct EarlierTimes {
  std::vector<EarlierTime> items;
};
BOOST_DESCRIBE_STRUCT(EarlierTimes, (), (items))

/// A price in figures and in a sentence of the reader's language. Prepaid time is in minutes.
struct PriceView {
  Verdict verdict{Verdict::kNoAgreement};
  Rule rule{Rule::kNoAgreement};
  std::string text;
  std::optional<Money> amount;
  std::int64_t billed_minutes{0};
  std::int64_t ordinary_minutes{0};
  std::int64_t after_hours_minutes{0};
  double drawn_minutes{0};
  std::optional<double> balance_before_minutes;
  std::optional<double> balance_after_minutes;
  std::vector<WalletUse> draws;
  bool needs_approval{false};
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;
};
BOOST_DESCRIBE_STRUCT(PriceView, (),
                      (verdict, rule, text, amount, billed_minutes, ordinary_minutes, after_hours_minutes,
                       drawn_minutes, balance_before_minutes, balance_after_minutes, draws, needs_approval,
                       agreement_id, offer_number))

/// A line, with what made its price in a sentence of the reader's language.
struct ChargeView {
  ChargeId id;
  std::optional<TimeEntryId> time_entry_id;
  LineKind kind{LineKind::kTime};
  std::string product;
  Verdict verdict{Verdict::kNoAgreement};
  Rule rule{Rule::kNoAgreement};
  bool after_hours{false};
  std::string text;
  std::string line_text;  ///< in the customer's language, as on an invoice
  double quantity{0};
  ChargeUnit unit{ChargeUnit::kMinute};
  std::optional<Money> unit_price;  ///< of `base_quantity` units
  std::int64_t base_quantity{1};
  std::optional<Money> discount;
  std::optional<Money> amount;
  double drawn_minutes{0};
  std::string tax_category;
  std::int64_t tax_basis_points{0};
  std::string supplied_on;
  bool ready{true};
  bool invoiced{false};
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(ChargeView, (),
                      (id, time_entry_id, kind, product, verdict, rule, after_hours, text, line_text, quantity, unit,
                       unit_price, base_quantity, discount, amount, drawn_minutes, tax_category, tax_basis_points,
                       supplied_on, ready, invoiced, agreement_id, offer_number, created_at))

struct RecordedView {
  TimeEntry time_entry;
  PriceView price;
  std::vector<ChargeView> charges;
};
BOOST_DESCRIBE_STRUCT(RecordedView, (), (time_entry, price, charges))

struct ChargeList {
  std::vector<ChargeView> items;
  std::vector<TimeEntry> time_entries;
};
BOOST_DESCRIBE_STRUCT(ChargeList, (), (items, time_entries))

PriceView to_view(Price const& price, std::string_view language);
ChargeView to_view(Charge const& charge, std::string_view language);

}  // namespace podpora::charges
