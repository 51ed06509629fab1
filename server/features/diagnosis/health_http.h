#pragma once

#include "features/diagnosis/health_wire.h"
#include "platform/http/call.h"

namespace podpora::diagnosis {

/// The routes of service health and known issues.
class HealthHttp {
 public:
  HealthHttp(storage::Database& database, IssueContext context) : database_(database), context_(context) {}

  Result<http::Page<HealthIssueView>> list(http::Call const& call, HealthQuery query) const;
  Result<http::Created<HealthIssuePage>> add(http::Call const& call, HealthIssueInput request) const;
  /// All or nothing; a wrong issue is named by its place.
  Result<HealthFeedResult> take_feed(http::Call const& call, HealthFeedRequest request) const;
  Result<HealthIssuePage> get(http::Call const& call) const;
  Result<HealthIssuePage> change(http::Call const& call, HealthIssueChange request) const;
  Result<HealthIssuePage> post(http::Call const& call, HealthPostInput request) const;

  Result<TicketHealthView> of_ticket(http::Call const& call) const;
  Result<TicketHealthView> answer(http::Call const& call, HealthAnswerRequest request) const;

 private:
  storage::Database& database_;
  IssueContext context_;
};

/// The routes of known issues.
class KnownIssueHttp {
 public:
  KnownIssueHttp(storage::Database& database, IssueContext context) : database_(database), context_(context) {}

  Result<http::Page<KnownIssueView>> list(http::Call const& call, KnownIssueQuery query) const;
  Result<http::Created<KnownIssuePage>> open(http::Call const& call, KnownIssueRequest request) const;
  Result<KnownIssuePage> get(http::Call const& call) const;
  Result<KnownIssuePage> link(http::Call const& call, LinkRequest request) const;
  Result<KnownIssuePage> unlink(http::Call const& call) const;
  Result<KnownIssuePage> publish(http::Call const& call, UpdateRequest request) const;
  Result<KnownIssuePage> resolve(http::Call const& call, ResolveIssueRequest request) const;

 private:
  using Change = std::function<Result<void>(storage::Transaction&, KnownIssueId)>;
  Result<KnownIssuePage> change(http::Call const& call, Change const& change) const;

  storage::Database& database_;
  IssueContext context_;
};

}  // namespace podpora::diagnosis
