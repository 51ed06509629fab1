#pragma once

#include "features/clocks/clock.h"
#include "platform/storage/database.h"

namespace podpora::clocks {

struct NoticeTag {
  static constexpr std::string_view prefix = "ntc";
};
using NoticeId = Id<NoticeTag>;

/// What one person was told of one deadline: so much of its time is used; 100: it is missed.
struct Notice {
  NoticeId id;
  PersonId person_id;
  tickets::TicketId ticket_id;
  ClockKind kind{ClockKind::kFirstResponse};
  std::int64_t percent{0};
  Time due_at;
  Time made_at;
  std::optional<Time> read_at;

  bool operator==(Notice const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, person_id, ticket_id, kind, percent, due_at, made_at, read_at))
/// Once an id.
void insert_notice(storage::Transaction& tx, DeskId desk, Notice const& notice);

/// The person's latest, newest first.
std::vector<Notice> notices_of(storage::Transaction& tx, DeskId desk, PersonId person, int limit);
/// How many the person has not read.
std::int64_t unread_notices(storage::Transaction& tx, DeskId desk, PersonId person);

/// Marks the person's notices up to that one as read.
void read_notices(storage::Transaction& tx, DeskId desk, PersonId person, NoticeId last, Time now);

/// A notice with its ticket, as its reader sees it.
struct NoticeView {
  NoticeId id;
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string ticket_subject;
  ClockKind kind{ClockKind::kFirstResponse};
  std::int64_t percent{0};
  Time due_at;
  Time made_at;
  std::optional<Time> read_at;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (),
                      (id, ticket_id, ticket_number, ticket_subject, kind, percent, due_at, made_at, read_at))

}  // namespace podpora::clocks
