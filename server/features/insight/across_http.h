#pragma once

#include "features/diagnosis/known_issue.h"
#include "features/insight/across.h"
#include "features/insight/hour_cost.h"
#include "features/insight/learn.h"
#include "features/knowledge/article.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::insight {

/// Days of the desk's zone; the last three whole months and the days of this one when absent.
struct AcrossQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(AcrossQuery, (), (from, to))

struct AcrossFileQuery {
  std::string part;  ///< causes, fixes, boundaries or services
  std::optional<std::string> from;
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(AcrossFileQuery, (), (part, from, to))

struct AcrossTicketQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> service;  ///< present and empty: those of no service
  std::optional<std::string> cause;    ///< present and empty: those of which nobody said why
  std::optional<std::string> vehicle;
  std::optional<diagnosis::KnownIssueId> known_issue;
  std::optional<knowledge::ArticleId> article;
};
BOOST_DESCRIBE_STRUCT(AcrossTicketQuery, (), (from, to, service, cause, vehicle, known_issue, article))

/// What an hour of the desk's own people costs; null while nobody said.
struct HourCostRequest {
  std::optional<Money> cost;
};
BOOST_DESCRIBE_STRUCT(HourCostRequest, (), (cost))
struct HourCostView {
  std::optional<Money> cost;
  std::string changed_by;
  std::optional<Time> changed_at;
};
BOOST_DESCRIBE_STRUCT(HourCostView, (), (cost, changed_by, changed_at))

/// The numbers with the names that people read.
struct AcrossView {
  std::string from;
  std::string to;
  std::vector<std::string> months;
  std::int64_t resolved{0};
  std::vector<ServiceCause> causes;
  std::vector<Fix> fixes;
  std::vector<BoundaryCost> boundaries;
  std::vector<ServiceMoney> services;
  std::optional<Money> hour_cost;  ///< with which own work is counted in what services cost
  std::map<std::string, std::string> service_names;
  std::map<std::string, std::string> cause_names;
  std::map<std::string, std::string> vehicle_names;
};
BOOST_DESCRIBE_STRUCT(AcrossView, (),
                      (from, to, months, resolved, causes, fixes, boundaries, services, hour_cost, service_names,
                       cause_names, vehicle_names))

/// What the requests of all customers teach.
class AcrossHttp {
 public:
  AcrossHttp(storage::Database& database, LearnContext context) : database_(database), context_(context) {}

  Result<AcrossView> get(http::Call const& call, AcrossQuery query) const;
  /// One of the tables as CSV. kInvalid `query/part` for another.
  Result<http::Response> csv(http::Call const& call, AcrossFileQuery query) const;
  Result<HourCostView> get_hour_cost(http::Call const& call) const;
  Result<HourCostView> put_hour_cost(http::Call const& call, HourCostRequest request) const;
  /// The requests that a number counts, as far as the caller may see them; at most a hundred.
  Result<http::Page<AcrossTicket>> tickets(http::Call const& call, AcrossTicketQuery query) const;

 private:
  storage::Database& database_;
  LearnContext context_;
};

}  // namespace podpora::insight
