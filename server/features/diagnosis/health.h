#pragma once

#include "features/diagnosis/diagnosis.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::diagnosis {

struct HealthIssueTag {
  static constexpr std::string_view prefix = "hlt";
};
using HealthIssueId = Id<HealthIssueTag>;

/// The words of Microsoft Graph's serviceHealthIssue, in snake case
/// (https://learn.microsoft.com/en-us/graph/api/resources/servicehealthissue, read in November 2026).
enum class Classification : std::uint8_t { kAdvisory, kIncident };
BOOST_DESCRIBE_ENUM(Classification, kAdvisory, kIncident)

enum class HealthStatus : std::uint8_t {
  kServiceOperational,
  kInvestigating,
  kRestoringService,
  kVerifyingService,
  kServiceRestored,
  kPostIncidentReviewPublished,
  kServiceDegradation,
  kServiceInterruption,
  kExtendedRecovery,
  kFalsePositive,
  kInvestigationSuspended,
  kResolved,
  kMitigatedExternal,
  kMitigated,
  kResolvedExternal,
  kConfirmed,
  kReported,
};
BOOST_DESCRIBE_ENUM(HealthStatus, kServiceOperational, kInvestigating, kRestoringService, kVerifyingService,
                    kServiceRestored, kPostIncidentReviewPublished, kServiceDegradation, kServiceInterruption,
                    kExtendedRecovery, kFalsePositive, kInvestigationSuspended, kResolved, kMitigatedExternal,
                    kMitigated, kResolvedExternal, kConfirmed, kReported)

/// A problem of a vendor's service, as the vendor (or whoever saw it first) describes it.
struct HealthIssue {
  HealthIssueId id;
  std::string external_id;  ///< `EX900001`: the vendor's own; unique in the desk
  std::string title;
  std::string service;  ///< rulebook service code
  std::string feature;
  std::string feature_group;
  Classification classification{Classification::kIncident};
  std::string origin;  ///< microsoft, third_party, customer …: as the feed says
  HealthStatus status{HealthStatus::kInvestigating};
  std::string impact;
  customers::Cloud cloud{customers::Cloud::kGlobal};
  Time started_at;
  std::optional<Time> ended_at;
  Time updated_at;
  std::int64_t version{1};

  bool operator==(HealthIssue const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HealthIssue, (),
                      (id, external_id, title, service, feature, feature_group, classification, origin, status, impact,
                       cloud, started_at, ended_at, updated_at, version))

/// One entry of the vendor's log about it.
struct HealthPost {
  std::string post_type;  ///< regular, quick, strategic
  std::string body;
  Time posted_at;

  bool operator==(HealthPost const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HealthPost, (), (post_type, body, posted_at))

/// An issue as a feed delivers it.
struct FeedIssue {
  HealthIssue issue;  ///< id, updated_at and version are ours and left alone
  std::vector<HealthPost> posts;
  std::vector<customers::CustomerId> customers;  ///< empty: all who hold the service in that cloud
};

/// Where records of service health come from: the API and people now, a vendor's own feed later. Called outside
/// transactions; throws when the source cannot be reached.
class HealthFeed {
 public:
  virtual ~HealthFeed() = default;
  virtual std::vector<FeedIssue> issues() = 0;
};

/// What taking in an issue came to.
enum class Taken : std::uint8_t { kAdded, kChanged, kUnchanged };

/// Adds the issue, or brings the one with the same external id up to date; posts and customers only grow. kInvalid at
/// `/service` for a service that no rules know, `/external_id`, `/title` when empty, `/ended_at` before the start,
/// `/customers/N` for nobody of this desk. Records `health_issue.added` or `health_issue.changed`.
Result<Taken> take_in(storage::Transaction& tx, Context const& context, Actor const& actor, FeedIssue issue);

/// Takes in everything that the feed has, one transaction an issue: a wrong one does not hold up the others. The first
/// failure is returned after all were tried, with the external id as argument.
struct FeedOutcome {
  std::int64_t added{0};
  std::int64_t changed{0};
  std::int64_t unchanged{0};
  std::vector<std::pair<std::string, Error>> refused;
};
FeedOutcome follow_feed(storage::Database& database, Context const& context, Actor const& actor, HealthFeed& feed);

/// Writes a changed copy. `after.version` is the version that it was made from: kPreconditionFailed `stale`. Errors and
/// event as `take_in`.
Result<HealthIssue> change_health_issue(storage::Transaction& tx, Context const& context, Actor const& actor,
                                        HealthIssue after);

/// Adds an entry to the log of an issue. kNotFound; kInvalid at `/body`. Records `health_issue.post_added`.
Result<void> add_post(storage::Transaction& tx, Context const& context, Actor const& actor, HealthIssueId id,
                      HealthPost post);

/// The issues that may explain the ticket, as `health_rules.h` says, the likeliest first.
std::vector<HealthIssue> issues_for(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket, Time now);

/// The issue that a person chose as the ticket's explanation.
std::optional<HealthIssue> chosen_issue(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Answers the check of the ticket's runbook that asks for service health: with the issue chosen, which becomes the
/// ticket's explanation, or with none of those that were shown. The evidence says what was looked at. kNotFound for the
/// ticket or the issue; kConflict `no-health-check` when the runbook has no such check.
Result<Diagnosis> answer_health(storage::Transaction& tx, Context const& context, Actor const& actor,
                                tickets::TicketId ticket, std::optional<HealthIssueId> issue);

}  // namespace podpora::diagnosis
