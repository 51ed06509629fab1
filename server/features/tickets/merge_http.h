#pragma once

#include "features/tickets/merge_wire.h"
#include "platform/http/call.h"

namespace podpora::tickets {

/// Which promises would stand: filled in by `app/`, since clocks come later.
using ClockPreview = std::function<std::vector<ClockOutcome>(storage::Transaction&, DeskId, MergePair const&)>;

/// The routes by which tickets become one, two, or know of each other.
class MergeHttp {
 public:
  MergeHttp(storage::Database& database, MergeContext context, ClockPreview clocks, MoveMails mails)
      : database_(database), context_(std::move(context)), clocks_(std::move(clocks)), mails_(std::move(mails)) {}

  Result<RelationsView> relations(http::Call const& call) const;
  Result<MergePreview> preview(http::Call const& call, MergePreviewQuery query) const;
  Result<RelationsView> merge(http::Call const& call, MergeRequest request) const;
  Result<RelationsView> unmerge(http::Call const& call) const;
  /// Answers the new ticket.
  Result<http::Created<RelatedTicket>> split(http::Call const& call, SplitRequest request) const;
  Result<RelationsView> link(http::Call const& call, TicketLinkRequest request) const;
  Result<RelationsView> unlink(http::Call const& call) const;

 private:
  RelationsView view_of(storage::Transaction& tx, Actor const& actor, TicketId id) const;

  storage::Database& database_;
  MergeContext context_;
  ClockPreview clocks_;
  MoveMails mails_;
};

}  // namespace podpora::tickets
