#include "features/follow/follower.h"
#include "features/follow/notice.h"

namespace podpora::follow {

namespace {

constexpr storage::Query kInsertFollower{"ticket_follower.insert", R"(
  insert into ticket_follower (desk_id, ticket_id, person_id, since) values (:desk, :ticket, :person, :now)
  on conflict (desk_id, ticket_id, person_id) do nothing)"};

constexpr storage::Query kDeleteFollower{"ticket_follower.delete", R"(
  delete from ticket_follower where desk_id = :desk and ticket_id = :ticket and person_id = :person)"};

constexpr storage::Query kFollowers{"ticket_follower.of_ticket", R"(
  select f.person_id, p.name, f.since from ticket_follower f
  join person p on p.desk_id = f.desk_id and p.id = f.person_id
  where f.desk_id = :desk and f.ticket_id = :ticket order by p.name, p.id)"};

constexpr tickets::CarriedKeys kCarried{"follower",
                                        {"carry.followers", R"(
  select cast(person_id as text) from ticket_follower
  where desk_id = :desk and ticket_id = :ticket and person_id not in (
    select person_id from ticket_follower where desk_id = :desk and ticket_id = :other))"},
                                        {"carry.follower", R"(
  update ticket_follower set ticket_id = :to
  where desk_id = :desk and ticket_id = :from and cast(person_id as text) = :item)"}};

constexpr storage::Query kInsertNotice{"ticket_notice.insert", R"(
  insert into ticket_notice (desk_id, id, person_id, ticket_id, message_id, kind, by_name, made_at, read_at)
  values (:desk, :id, :person, :ticket, :message, :kind, :by_name, :made_at, null))"};

constexpr storage::Query kNotices{"ticket_notice.of_person", R"(
  select id, person_id, ticket_id, message_id, kind, by_name, made_at, read_at from ticket_notice
  where desk_id = :desk and person_id = :person order by id desc limit :limit)"};

constexpr storage::Query kUnread{"ticket_notice.unread", R"(
  select count(id) from ticket_notice where desk_id = :desk and person_id = :person and read_at is null)"};

constexpr storage::Query kRead{"ticket_notice.read", R"(
  update ticket_notice set read_at = :now
  where desk_id = :desk and person_id = :person and read_at is null and id <= :last)"};

constexpr storage::Query kMail{"notice_setting.find",
                               "select mail from notice_setting where desk_id = :desk and person_id = :person"};

constexpr storage::Query kPutMail{"notice_setting.put", R"(
  insert into notice_setting (desk_id, person_id, mail) values (:desk, :person, :mail)
  on conflict (desk_id, person_id) do update set mail = excluded.mail)"};

}  // namespace

bool insert_follower(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, PersonId person, Time now) {
  return tx.execute(kInsertFollower, {{"desk", desk}, {"ticket", ticket}, {"person", person}, {"now", now}}) == 1;
}

bool delete_follower(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, PersonId person) {
  return tx.execute(kDeleteFollower, {{"desk", desk}, {"ticket", ticket}, {"person", person}}) == 1;
}

std::vector<Follower> followers_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Follower>(kFollowers, {{"desk", desk}, {"ticket", ticket}});
}

tickets::Carrier ticket_carrier() {
  return tickets::carry_keys(kCarried);
}

void insert_notice(storage::Transaction& tx, DeskId desk, TicketNotice const& notice) {
  tx.execute(kInsertNotice, {{"desk", desk},
                             {"id", notice.id},
                             {"person", notice.person_id},
                             {"ticket", notice.ticket_id},
                             {"message", notice.message_id},
                             {"kind", notice.kind},
                             {"by_name", notice.by_name},
                             {"made_at", notice.made_at}});
}

std::vector<TicketNotice> notices_of(storage::Transaction& tx, DeskId desk, PersonId person, int limit) {
  return tx.all<TicketNotice>(kNotices, {{"desk", desk}, {"person", person}, {"limit", limit}});
}

std::int64_t unread_notices(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.first<std::int64_t>(kUnread, {{"desk", desk}, {"person", person}}).value_or(0);
}

void read_notices(storage::Transaction& tx, DeskId desk, PersonId person, TicketNoticeId last, Time now) {
  tx.execute(kRead, {{"desk", desk}, {"person", person}, {"last", last}, {"now", now}});
}

NoticeMail notice_mail_of(storage::Transaction& tx, DeskId desk, PersonId person) {
  return tx.first<NoticeMail>(kMail, {{"desk", desk}, {"person", person}}).value_or(NoticeMail::kMentions);
}

void set_notice_mail(storage::Transaction& tx, DeskId desk, PersonId person, NoticeMail mail) {
  tx.execute(kPutMail, {{"desk", desk}, {"person", person}, {"mail", mail}});
}

}  // namespace podpora::follow
