#pragma once

#include "features/diagnosis/known_issue.h"
#include "features/insight/cause_rules.h"
#include "features/knowledge/article.h"
#include "features/rulebook/rulebooks.h"
#include "features/tickets/change.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

/// Could the customer have done it alone?
enum class SelfService : std::uint8_t { kYes, kNo, kUnknown };
BOOST_DESCRIBE_ENUM(SelfService, kYes, kNo, kUnknown)

/// What a resolved ticket taught.
struct Lesson {
  tickets::TicketId ticket_id;
  std::string cause;
  SelfService self_service{SelfService::kUnknown};
  rulebook::AvoidedBy avoided_by{rulebook::AvoidedBy::kNothing};
  std::string proposed;  ///< the cause that was proposed first; empty when nothing spoke for any
  std::string decided_by;
  Time decided_at;
  std::optional<knowledge::ArticleId> article_id;  ///< what answered it
};
BOOST_DESCRIBE_STRUCT(Lesson, (),
                      (ticket_id, cause, self_service, avoided_by, proposed, decided_by, decided_at, article_id))

/// What somebody says of a ticket. What is not said is taken from the catalogue.
struct Decision {
  std::string cause;
  std::optional<SelfService> self_service;
  std::optional<rulebook::AvoidedBy> avoided_by;
  std::optional<knowledge::ArticleId> article_id{};
};

struct LessonContext {
  tickets::Context tickets;
  rulebook::Rulebooks const& rulebooks;
};

/// The causes under which a ticket may be counted, and the rules that hold them.
struct Catalogue {
  std::shared_ptr<rulebook::Rulebook const> rules;
  std::vector<rulebook::Cause const*> causes;

  rulebook::Cause const* find(std::string_view code) const;
};

/// The causes of the ticket's service on the day on which it was opened; while the service is not known, those that the
/// packs have for any service.
Catalogue catalogue_of(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                       tickets::Ticket const& ticket);

/// The catalogue's causes, those that fit the ticket best first.
std::vector<RankedCause> propose_causes(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                        Catalogue const& catalogue);

/// The causes under which every unfinished request of a known issue that the actor may see can be counted; of an issue
/// that has none, those of its service. kNotFound.
Result<std::vector<rulebook::Cause>> causes_of_issue(storage::Transaction& tx, LessonContext const& context,
                                                     Actor const& actor, diagnosis::KnownIssueId issue);

/// Resolves the ticket and keeps what it taught. kNotFound; kInvalid `unknown` at `/cause` for what its catalogue does
/// not have, `unknown-reference` at `/article_id` for no published article. Records `ticket.state_changed` and
/// `lesson.kept`.
Result<tickets::Ticket> resolve_with_lesson(storage::Transaction& tx, LessonContext const& context, Actor const& actor,
                                            tickets::TicketId ticket, Decision const& decision);

/// Says otherwise of a ticket that is resolved or closed. kNotFound; kConflict `ticket-not-resolved`; kInvalid as
/// above. Records `lesson.kept`.
Result<Lesson> correct_lesson(storage::Transaction& tx, LessonContext const& context, Actor const& actor,
                              tickets::TicketId ticket, Decision const& decision);

std::optional<Lesson> find_lesson(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
/// Writes the ticket's lesson in place of the one before.
void put_lesson(storage::Transaction& tx, DeskId desk, Lesson const& lesson);

}  // namespace podpora::insight
