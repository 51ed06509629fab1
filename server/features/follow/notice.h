#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::follow {

struct TicketNoticeTag {
  static constexpr std::string_view prefix = "tnc";
};
using TicketNoticeId = Id<TicketNoticeTag>;

/// Why somebody is told: they were called by name; somebody said something; it was resolved; it goes on again.
enum class NoticeKind : std::uint8_t { kMention, kMessage, kNote, kResolved, kReopened };
BOOST_DESCRIBE_ENUM(NoticeKind, kMention, kMessage, kNote, kResolved, kReopened)

/// What one person was told of one ticket.
struct TicketNotice {
  TicketNoticeId id;
  PersonId person_id;
  tickets::TicketId ticket_id;
  std::optional<tickets::MessageId> message_id;
  NoticeKind kind{NoticeKind::kMessage};
  std::string by_name;
  Time made_at;
  std::optional<Time> read_at;
};
BOOST_DESCRIBE_STRUCT(TicketNotice, (), (id, person_id, ticket_id, message_id, kind, by_name, made_at, read_at))

/// What of it comes by mail, too.
enum class NoticeMail : std::uint8_t { kNone, kMentions, kAll };
BOOST_DESCRIBE_ENUM(NoticeMail, kNone, kMentions, kAll)

/// Once an id.
void insert_notice(storage::Transaction& tx, DeskId desk, TicketNotice const& notice);
/// The person's latest, newest first.
std::vector<TicketNotice> notices_of(storage::Transaction& tx, DeskId desk, PersonId person, int limit);
std::int64_t unread_notices(storage::Transaction& tx, DeskId desk, PersonId person);
/// Marks the person's notices up to that one as read.
void read_notices(storage::Transaction& tx, DeskId desk, PersonId person, TicketNoticeId last, Time now);

/// What calls them, as long as the person has not chosen.
NoticeMail notice_mail_of(storage::Transaction& tx, DeskId desk, PersonId person);
void set_notice_mail(storage::Transaction& tx, DeskId desk, PersonId person, NoticeMail mail);

}  // namespace podpora::follow
