#include "features/guide/guide_store.h"

#include "platform/base/enum_text.h"

namespace podpora::guide {

namespace {

struct FactsRow {
  std::int64_t profile{0};
  std::int64_t entitlement{0};
  std::int64_t address{0};
  std::int64_t way_in{0};
  std::int64_t calendar{0};
  std::int64_t offer{0};
  std::int64_t agents{0};
  std::int64_t invited{0};
  std::int64_t customer{0};
};
BOOST_DESCRIBE_STRUCT(FactsRow, (), (profile, entitlement, address, way_in, calendar, offer, agents, invited, customer))

/// One look at everything: each part ends at the first row that it finds.
constexpr storage::Query kFacts{"guide.facts", R"(
  select case when exists (select 1 from desk_profile where desk_id = :desk) then 1 else 0 end as profile,
         case when exists (select 1 from entitlement where desk_id = :desk) then 1 else 0 end as entitlement,
         case when exists (select 1 from mail_identity where desk_id = :desk) then 1 else 0 end as address,
         case when exists (select 1 from mailbox where desk_id = :desk)
                or exists (select 1 from mail where desk_id = :desk) then 1 else 0 end as way_in,
         case when exists (select 1 from calendar where desk_id = :desk) then 1 else 0 end as calendar,
         case when exists (select 1 from offer where desk_id = :desk and state = 'published')
              then 1 else 0 end as offer,
         (select count(*) from (select 1 from person where desk_id = :desk and kind = 'agent' limit 2) a) as agents,
         case when exists (select 1 from invitation where desk_id = :desk and used_at is null)
              then 1 else 0 end as invited,
         case when exists (select 1 from customer where desk_id = :desk) then 1 else 0 end as customer)"};

/// What customers sent; a mail that the desk wrote by itself begins with an agent's message.
constexpr storage::Query kRequests{"guide.requests", R"(
  select t.id, t.number, t.subject, t.opened_at,
         (select min(a.created_at) from message a
          where a.desk_id = :desk and a.ticket_id = t.id and a.visibility = 'customer' and a.author_kind = 'agent')
           as answered_at
  from ticket t
  where t.desk_id = :desk and t.channel = 'mail'
    and exists (select 1 from message m
                where m.desk_id = :desk and m.ticket_id = t.id and m.author_kind = 'contact')
  order by t.id limit 20)"};

constexpr storage::Query kMarks{"guide.marks", "select mark from guide_mark where desk_id = :desk order by mark"};

constexpr storage::Query kPut{"guide.put_mark", R"(
  insert into guide_mark (desk_id, mark, marked_at, marked_by) values (:desk, :mark, :now, :by)
  on conflict do nothing)"};

constexpr storage::Query kDelete{"guide.delete_mark", "delete from guide_mark where desk_id = :desk and mark = :mark"};

}  // namespace

Facts facts_of(storage::Transaction& tx, DeskId desk) {
  auto const row = tx.first<FactsRow>(kFacts, {{"desk", desk}}).value();
  return {.has_profile = row.profile != 0,
          .has_entitlement = row.entitlement != 0,
          .has_address = row.address != 0,
          .has_way_in = row.way_in != 0,
          .has_calendar = row.calendar != 0,
          .has_published_offer = row.offer != 0,
          .has_colleague = row.agents > 1 || row.invited != 0,
          .has_customer = row.customer != 0,
          .requests = tx.all<FirstRequest>(kRequests, {{"desk", desk}})};
}

Marks marks_of(storage::Transaction& tx, DeskId desk) {
  Marks marks;
  for (auto const& mark : tx.all<std::string>(kMarks, {{"desk", desk}})) {
    if (mark == "dismissed") marks.is_dismissed = true;
    if (auto const step = parse_enum<SetupStep>(mark)) marks.skipped.push_back(*step);
  }
  return marks;
}

void put_mark(storage::Transaction& tx, Actor const& actor, std::string const& mark, Time now) {
  tx.execute(kPut, {{"desk", actor.desk}, {"mark", mark}, {"now", now}, {"by", actor.name}});
}

void delete_mark(storage::Transaction& tx, DeskId desk, std::string const& mark) {
  tx.execute(kDelete, {{"desk", desk}, {"mark", mark}});
}

}  // namespace podpora::guide
