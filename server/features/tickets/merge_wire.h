#pragma once

#include "features/tickets/link.h"
#include "features/tickets/merge.h"
#include "features/tickets/split.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

/// Another ticket, as much as a link to it shows.
struct RelatedTicket {
  TicketId id;
  std::int64_t number{0};
  std::string subject;
  State state{State::kOpen};
};
BOOST_DESCRIBE_STRUCT(RelatedTicket, (), (id, number, subject, state))

struct MergedView {
  RelatedTicket ticket;  ///< the other one
  std::string merged_by;
  Time merged_at;
  bool can_undo{false};  ///< nothing new happened since
};
BOOST_DESCRIBE_STRUCT(MergedView, (), (ticket, merged_by, merged_at, can_undo))

enum class LinkDirection : std::uint8_t { kOut, kIn };
BOOST_DESCRIBE_ENUM(LinkDirection, kOut, kIn)

struct LinkView {
  LinkId id;
  LinkKind kind{LinkKind::kRelatesTo};
  LinkDirection direction{LinkDirection::kOut};  ///< in: the other ticket says it of this one
  RelatedTicket ticket;
  std::string linked_by;
  Time linked_at;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (id, kind, direction, ticket, linked_by, linked_at))

/// What a ticket has to do with others, of those that the reader may see.
struct RelationsView {
  std::optional<MergedView> merged_into;
  std::vector<MergedView> merged_from;
  std::vector<LinkView> links;
};
BOOST_DESCRIBE_STRUCT(RelationsView, (), (merged_into, merged_from, links))

/// Which of two promises of one kind stands after a merge.
enum class Stands : std::uint8_t { kSurvivors, kSources };
BOOST_DESCRIBE_ENUM(Stands, kSurvivors, kSources)

struct ClockOutcome {
  std::string kind;  ///< first_response, next_update or resolution
  Stands stands{Stands::kSurvivors};
  Time promised_at;
};
BOOST_DESCRIBE_STRUCT(ClockOutcome, (), (kind, stands, promised_at))

struct MovingPart {
  MergePart part{MergePart::kMessage};
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(MovingPart, (), (part, count))

struct MergePreview {
  RelatedTicket source;
  std::string source_customer;
  RelatedTicket survivor;
  std::string survivor_customer;
  bool customers_differ{false};  ///< then merging wants a confirmation
  State state_after{State::kOpen};
  std::vector<MovingPart> parts;  ///< what moves; nothing of what there is none
  std::vector<ClockOutcome> clocks;
};
BOOST_DESCRIBE_STRUCT(MergePreview, (),
                      (source, source_customer, survivor, survivor_customer, customers_differ, state_after, parts,
                       clocks))

struct MergePreviewQuery {
  TicketId into;
};
BOOST_DESCRIBE_STRUCT(MergePreviewQuery, (), (into))

struct MergeRequest {
  TicketId into;
  std::optional<bool> confirm_other_customer;
};
BOOST_DESCRIBE_STRUCT(MergeRequest, (), (into, confirm_other_customer))

struct SplitRequest {
  MessageId message;
  SplitScope scope{SplitScope::kOne};
  std::string subject;
};
BOOST_DESCRIBE_STRUCT(SplitRequest, (), (message, scope, subject))
inline std::vector<http::FieldLimit> wire_limits(SplitRequest const*) {
  return {{"subject", {.min = 1, .max = 500}}};
}

struct TicketLinkRequest {
  TicketId ticket_id;
  LinkKind kind{LinkKind::kRelatesTo};
};
BOOST_DESCRIBE_STRUCT(TicketLinkRequest, (), (ticket_id, kind))

}  // namespace podpora::tickets
