#pragma once

#include "features/diagnosis/health_wire.h"

namespace podpora::diagnosis {

/// An issue as it goes over the wire.
HealthIssueView view_of(HealthIssue const& issue);
/// The same of a known issue.
KnownIssueView view_of(KnownIssue const& issue);
/// The tickets as lines beside an issue. The caller has left out those that may not be seen.
std::vector<IssueTicket> lines_of(storage::Transaction& tx, DeskId desk, std::vector<tickets::Ticket> const& tickets);

}  // namespace podpora::diagnosis
