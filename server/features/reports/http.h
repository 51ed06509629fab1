#pragma once

#include "features/reports/report.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::reports {

/// Which days, cut how, beside which others, and which requests.
struct ReportQuery {
  std::optional<std::string> from;     ///< days of the desk's zone; without: thirty days before the last one
  std::optional<std::string> to;       ///< without: today
  std::optional<ReportStep> step;      ///< without: what reads best for so many days
  std::optional<Compare> compare;      ///< without: beside none
  std::optional<std::string> service;  ///< a code, or `none`
  std::optional<customers::CustomerId> customer;
  std::optional<Severity> severity;
  std::optional<Kind> kind;
  std::optional<std::string> assignee;  ///< `me`, `none`, or an agent's id
  std::optional<identity::TeamId> team;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (from, to, step, compare, service, customer, severity, kind, assignee, team))

/// `…/reports/{report}`: numbers, the same as CSV, and the promises that were not kept.
class Http {
 public:
  Http(storage::Database& database, rulebook::Rulebooks const& rulebooks, Clock const& clock)
      : database_(database), rulebooks_(rulebooks), clock_(clock) {}

  /// kNotFound for a report that there is not; kInvalid at `query/…` for days that are none, and for a service,
  /// customer, agent or team that the desk does not know.
  Result<Report> get(http::Call const& call, ReportQuery query) const;
  Result<http::Response> csv(http::Call const& call, ReportQuery query) const;
  Result<http::Page<Breach>> breaches(http::Call const& call, ReportQuery query) const;

 private:
  Result<ReportRequest> read(storage::Transaction& tx, Actor const& actor, ReportName name,
                             ReportQuery const& query) const;

  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::reports
