#pragma once

#include "features/clocks/clock.h"
#include "features/identity/team.h"
#include "features/queue/filter.h"
#include "features/reports/bucket_rules.h"

#include <boost/describe/class.hpp>

namespace podpora::reports {

/// The reports that there are.
enum class ReportName : std::uint8_t {
  kVolume,
  kFirstResponse,
  kResolution,
  kBreaches,
  kBacklogAge,
  kLoad,
  kUpstream,
  kCauses,
  kSatisfaction,
  kSatisfactionAgents,
  kSatisfactionCustomers,
};
BOOST_DESCRIBE_ENUM(ReportName, kVolume, kFirstResponse, kResolution, kBreaches, kBacklogAge, kLoad, kUpstream, kCauses,
                    kSatisfaction, kSatisfactionAgents, kSatisfactionCustomers)

/// What the rows of a report are: parts of the period, ages of what waits now, hours of the day, or things with names.
enum class Axis : std::uint8_t { kTime, kAge, kHour, kNamed };
BOOST_DESCRIBE_ENUM(Axis, kTime, kAge, kHour, kNamed)

enum class MeasureUnit : std::uint8_t { kCount, kMinutes, kPercent };
BOOST_DESCRIBE_ENUM(MeasureUnit, kCount, kMinutes, kPercent)

/// Which requests are looked at. What is absent is not asked. `viewer` sees what the queue would show it, so that the
/// numbers are those of its queue.
struct Which {
  std::optional<std::string> service;  ///< empty: those of no service
  std::optional<customers::CustomerId> customer;
  std::optional<Severity> severity;
  std::optional<Kind> kind;
  std::optional<PersonId> assignee;  ///< 0: nobody
  std::optional<identity::TeamId> team;
  queue::Viewer viewer;
};

struct ReportRequest {
  ReportName name{ReportName::kVolume};
  insight::Period period;
  ReportStep step{ReportStep::kDay};
  std::optional<Compare> compare;
  Which which;
  std::string zone;  ///< of the desk
  Time now;
};

/// A number that a report gives in each of its rows.
struct Measure {
  std::string code;
  MeasureUnit unit{MeasureUnit::kCount};

  bool operator==(Measure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (code, unit))

struct Cell {
  std::optional<std::int64_t> value;   ///< empty where there is nothing to take it of
  std::optional<std::int64_t> before;  ///< of the days beside which it is put
  std::optional<std::string> search;   ///< finds the requests that it counts, in the queue

  bool operator==(Cell const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cell, (), (value, before, search))

struct ReportRow {
  std::string key;          ///< the first day of a part; an age in days; an hour; a code, or a service's and a cause's
  std::string last;         ///< the last day of a part
  std::string name;         ///< of what has one
  std::vector<Cell> cells;  ///< one for each measure

  bool operator==(ReportRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReportRow, (), (key, last, name, cells))

struct Report {
  ReportName name{ReportName::kVolume};
  Axis axis{Axis::kTime};
  std::string from;
  std::string to;
  ReportStep step{ReportStep::kDay};
  std::string zone;
  std::optional<std::string> before_from;  ///< the days beside which it is put
  std::optional<std::string> before_to;
  std::vector<Measure> measures;
  std::vector<ReportRow> rows;
  std::vector<Cell> totals;  ///< of the whole period: a median is that of all, and no sum of medians
};
BOOST_DESCRIBE_STRUCT(Report, (), (name, axis, from, to, step, zone, before_from, before_to, measures, rows, totals))

/// Counts. Its cost follows the requests of the period, not all that there are.
Report write_report(storage::Transaction& tx, DeskId desk, ReportRequest const& request);

/// A promise to a customer that was not kept.
struct Breach {
  tickets::TicketId ticket_id;
  std::int64_t number{0};
  std::string subject;
  std::string customer_name;
  tickets::State state{tickets::State::kOpen};
  Severity severity{Severity::kC};
  std::string service;
  std::optional<std::string> assignee_name;
  clocks::ClockKind kind{clocks::ClockKind::kFirstResponse};
  Time breached_at;
  std::optional<Time> met_at;  ///< when it was kept late
};
BOOST_DESCRIBE_STRUCT(Breach, (),
                      (ticket_id, number, subject, customer_name, state, severity, service, assignee_name, kind,
                       breached_at, met_at))

/// Those that the report of breaches counts, the last two hundred of them, the newest first.
std::vector<Breach> breaches_of(storage::Transaction& tx, DeskId desk, ReportRequest const& request);

}  // namespace podpora::reports
