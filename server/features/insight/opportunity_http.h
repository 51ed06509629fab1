#pragma once

#include "features/insight/learn.h"
#include "features/insight/opportunity_wire.h"
#include "platform/http/call.h"

namespace podpora::insight {

/// Opportunities: what salespeople work with. Nothing of a conversation is in them but what was quoted.
class OpportunityHttp {
 public:
  OpportunityHttp(storage::Database& database, LearnContext context) : database_(database), context_(context) {}

  Result<http::Created<OpportunityView>> open(http::Call const& call, OpportunityRequest request) const;
  /// kInvalid `query/owner` for what is neither a person's id nor `me` nor `none`.
  Result<http::Page<OpportunityView>> list(http::Call const& call, OpportunityQuery query) const;
  /// Who may take care of one, by name.
  Result<OwnerList> owners(http::Call const& call) const;
  Result<OpportunityView> get(http::Call const& call) const;
  Result<OpportunityView> change(http::Call const& call, OpportunityChange request) const;
  Result<OpportunityView> close(http::Call const& call, OutcomeRequest request) const;
  /// What was learnt, offered, won, and what followed; the last twelve months when nobody says otherwise.
  Result<OpportunityReportView> report(http::Call const& call, ReportQuery query) const;
  /// All of them as CSV (RFC 4180), for the partner's CRM.
  Result<http::Response> csv(http::Call const& call) const;

 private:
  OpportunityView view(storage::Transaction& tx, http::Call const& call, Opportunity const& opportunity) const;

  storage::Database& database_;
  LearnContext context_;
};

}  // namespace podpora::insight
