#include "features/clocks/notice.h"

namespace podpora::clocks {

namespace {

constexpr storage::Query kInsert{"clock_notice.insert", R"(
  insert into clock_notice (desk_id, id, person_id, ticket_id, kind, percent, due_at, made_at, read_at)
  values (:desk, :id, :person, :ticket, :kind, :percent, :due_at, :made_at, null))"};

constexpr storage::Query kOfPerson{"clock_notice.of_person", R"(
  select id, person_id, ticket_id, kind, percent, due_at, made_at, read_at from clock_notice
  where desk_id = :desk and person_id = :person order by id desc limit :limit)"};

constexpr storage::Query kUnread{"clock_notice.unread", R"(
  select count(id) from clock_notice where desk_id = :desk and person_id = :person and read_at is null)"};

constexpr storage::Query kRead{"clock_notice.read", R"(
  update clock_notice set read_at = :now
  where desk_id = :desk and person_id = :person and read_at is null and id <= :last)"};

}  // namespace

void insert_notice(storage::Transaction& tx, DeskId desk, Notice const& notice) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", notice.id},
                       {"person", notice.person_id},
                       {"ticket", notice.ticket_id},
                       {"kind", notice.kind},
                       {"percent", notice.percent},
                       {"due_at", notice.due_at},
                       {"made_at", notice.made_at}});
}

std::vector<Notice> notices_of(storage::Transaction& tx, DeskId desk, PersonId person, int limit) {
  return tx.all<Notice>(kOfPerson, {{"desk", desk}, {"person", person}, {"limit", limit}});
}

std::int64_t unread_notices(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.first<std::int64_t>(kUnread, {{"desk", desk}, {"person", person}}).value_or(0);
}

void read_notices(storage::Transaction& tx, DeskId desk, PersonId person, NoticeId last, Time now) {
  tx.execute(kRead, {{"desk", desk}, {"person", person}, {"last", last}, {"now", now}});
}

}  // namespace podpora::clocks
