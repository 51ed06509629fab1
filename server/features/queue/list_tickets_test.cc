#include "features/queue/list_tickets.h"

#include "features/clocks/due_store.h"
#include "features/delivery/member_store.h"
#include "features/identity/permission.h"
#include "features/queue/queue_fixture_test.h"
#include "features/tickets/handed.h"
#include "testing/query_plan.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ListTicketsTest : public QueueTest {};
PODPORA_BOTH_DATABASES(ListTicketsTest);

TEST_P(ListTicketsTest, FindsWordsInSubjectsMessagesAndNotesWithoutCaseAccentsAndEndings) {
  auto const mail = open("Pošta stojí", "Outlook se nepřipojí");
  open("Faktura", "Chybí sleva");
  note(mail.id, "Vypadá to na DNS");
  EXPECT_THAT(found("posta"), ElementsAre("Pošta stojí"));
  EXPECT_THAT(found("NEPRIPOJI outl"), ElementsAre("Pošta stojí"));
  EXPECT_THAT(found("dns"), ElementsAre("Pošta stojí"));
  EXPECT_THAT(found("posta sleva"), IsEmpty());
  EXPECT_THAT(found("-dns"), ElementsAre("Faktura"));
  EXPECT_THAT(found(""), ElementsAre("Pošta stojí", "Faktura"));
}

TEST_P(ListTicketsTest, APhraseStandsTogetherAWordAnywhere) {
  open("One", "nelze odeslat poštu");
  open("Two", "odeslat to nelze");
  EXPECT_THAT(found("\"Nelze ODESLAT\""), ElementsAre("One"));
  EXPECT_THAT(found("-\"nelze odeslat\""), ElementsAre("Two"));
  EXPECT_THAT(found("nelze odeslat"), ElementsAre("Two", "One"));
}

TEST_P(ListTicketsTest, NarrowsByOperators) {
  auto const klas = customer("Pekárna Klas");
  auto const lipa = customer("Lípa");
  open({.subject = "A", .kind = Kind::kBilling, .severity = Severity::kA, .service = "azure", .customer_id = klas});
  auto const second = open({.subject = "B", .service = "microsoft_365", .customer_id = lipa});
  open("C");
  resolve(second.id);
  EXPECT_THAT(found("customer:pekarna"), ElementsAre("A"));
  EXPECT_THAT(found("-customer:klas"), ElementsAre("C", "B"));
  EXPECT_THAT(found("customer:none"), ElementsAre("C"));
  EXPECT_THAT(found("customer:" + to_text(lipa)), ElementsAre("B"));
  EXPECT_THAT(found("state:resolved"), ElementsAre("B"));
  EXPECT_THAT(found("state:unfinished"), ElementsAre("C", "A"));
  EXPECT_THAT(found("-state:unfinished"), ElementsAre("B"));
  EXPECT_THAT(found("state:open -state:open"), IsEmpty());
  EXPECT_THAT(found("kind:billing"), ElementsAre("A"));
  EXPECT_THAT(found("severity:A"), ElementsAre("A"));
  EXPECT_THAT(found("-severity:a"), ElementsAre("C", "B"));
  EXPECT_THAT(found("service:azure,microsoft_365"), ElementsAre("B", "A"));
  EXPECT_THAT(found("service:none"), ElementsAre("C"));
  EXPECT_THAT(found("customer:klas customer:lipa -service:azure"), ElementsAre("B"));
  EXPECT_THAT(found("#3"), ElementsAre("C"));
  EXPECT_THAT(found("number:1"), ElementsAre("A"));
  EXPECT_THAT(found("2"), ElementsAre("B"));
  EXPECT_THAT(found("due:4h"), IsEmpty()) << "nothing was promised";
  EXPECT_THAT(found("-due:missed").size(), 3U);
  EXPECT_THAT(found("-has:escalation").size(), 3U);
  EXPECT_THAT(found("has:escalation"), IsEmpty());
  EXPECT_THAT(found("klas"), ElementsAre("A")) << "a ticket is found by its customer's name";
}

TEST_P(ListTicketsTest, MeIsWhoeverAsks) {
  auto ticket = open("Hers");
  open("Nobody's");
  ticket.assignee_id = anna;
  write([&](auto& tx) {
    tickets::Hooks const none;
    return tickets::change_ticket(tx, {audit(), none}, system_actor(desk), ticket);
  });
  EXPECT_THAT(found("assignee:me"), ElementsAre("Hers"));
  EXPECT_THAT(found("assignee:novak"), ElementsAre("Hers"));
  EXPECT_THAT(found("assignee:none"), ElementsAre("Nobody's"));
  EXPECT_THAT(found("-assignee:otto,none"), ElementsAre("Hers"));
  auto theirs = actor();
  theirs.person = otto;
  EXPECT_THAT(found("assignee:me", theirs), IsEmpty());
}

TEST_P(ListTicketsTest, DaysBeginWhereTheDeskIs) {
  clock.set(Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + std::chrono::hours{22});
  open("Late on the 23rd in Prague");
  clock.set(Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + std::chrono::hours{23});
  open("Early on the 24th");
  EXPECT_THAT(found("after:2026-11-24"), ElementsAre("Early on the 24th"));
  EXPECT_THAT(found("before:2026-11-24"), ElementsAre("Late on the 23rd in Prague"));
  EXPECT_THAT(found("after:today"), ElementsAre("Early on the 24th"));
  EXPECT_THAT(found("after:30m"), ElementsAre("Early on the 24th"));
  EXPECT_THAT(found("-after:2026-11-24").size(), 1U);
}

TEST_P(ListTicketsTest, SaysWhatThereIsNotAndWhere) {
  for (auto const& [text, code] :
       std::vector<std::pair<std::string, std::string>>{{"x state:eaten", "search-value"},
                                                        {"x customer:nobody", "search-customer"},
                                                        {"x assignee:nobody", "search-agent"},
                                                        {"x service:fax", "search-service"},
                                                        {"x before:never", "search-date"},
                                                        {"x due:never", "search-stretch"},
                                                        {"x number:one", "search-number"},
                                                        {"x -number:1", "search-not"},
                                                        {"x has:luck", "search-value"}}) {
    auto const error = error_of(text);
    EXPECT_EQ(error.code, code) << text;
    EXPECT_EQ(error.pointer, "query/q");
    EXPECT_THAT(error.args, ::testing::Contains(TextArg{"at", std::int64_t{3}})) << text;
  }
}

TEST_P(ListTicketsTest, PagesWithoutGapOrRepeat) {
  for (auto const* subject : {"mail 1", "mail 2", "mail 3", "mail 4", "mail 5"}) open(subject, "lost mail again");
  for (auto const* text : {"", "mail", "\"lost mail\""}) {
    Subjects seen;
    std::optional<std::string> cursor;
    do {
      auto const page = db().read(storage::Scope::of(desk), [&](auto& tx) {
        auto filter = read(tx, text, actor()).value().filter;
        filter.limit = 2;
        return page_of(tx, desk, filter, cursor).value();
      });
      for (auto const& row : page.rows) seen.push_back(row.subject);
      cursor = page.next;
    } while (cursor);
    EXPECT_THAT(seen, ElementsAre("mail 5", "mail 4", "mail 3", "mail 2", "mail 1")) << text;
  }
}

TEST_P(ListTicketsTest, DueFirstAndWhatIsNotDueLast) {
  using clocks::ClockKind;
  auto const calm = open("Calm");
  auto const late = open("Late");
  auto const soon = open("Soon");
  resolve(open("Done").id);
  write([&](auto& tx) {
    clocks::write_due(tx, desk, calm.id, std::nullopt);
    clocks::write_due(tx, desk, soon.id, clocks::Due{clock.now() + std::chrono::hours{1}, ClockKind::kFirstResponse});
    clocks::write_due(tx, desk, late.id, clocks::Due{clock.now() - std::chrono::hours{1}, ClockKind::kResolution});
    return true;
  });
  Subjects seen;
  std::optional<std::string> cursor;
  do {
    auto const page = db().read(storage::Scope::of(desk), [&](auto& tx) {
      auto filter = read(tx, "state:unfinished", actor()).value().filter;
      filter.order = Order::kDue;
      filter.limit = 1;
      return page_of(tx, desk, filter, cursor).value();
    });
    for (auto const& row : page.rows) {
      seen.push_back(row.subject + "|" + row.due_kind.value_or("none"));
      EXPECT_EQ(row.due_at.has_value(), row.subject != "Calm");
    }
    cursor = page.next;
  } while (cursor);
  EXPECT_THAT(seen, ElementsAre("Late|resolution", "Soon|first_response", "Calm|none"));
  EXPECT_THAT(found("due:2h"), ElementsAre("Soon", "Late"));
  EXPECT_THAT(found("due:30m"), ElementsAre("Late"));
  EXPECT_THAT(found("due:missed"), ElementsAre("Late"));
  EXPECT_THAT(found("-due:missed"), ElementsAre("Done", "Soon", "Calm"));
}

TEST_P(ListTicketsTest, ACursorIsOfItsOrder) {
  auto const ticket = open("Calm");
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    Filter filter{.unfinished = true, .order = Order::kDue};
    auto const refused = [&](std::string const& cursor) { return page_of(tx, desk, filter, cursor).has_error(); };
    EXPECT_TRUE(refused(to_text(ticket.id)));
    EXPECT_TRUE(refused(to_text(ticket.id) + "~yesterday"));
    EXPECT_FALSE(refused(to_text(ticket.id) + "~"));
    filter.order = Order::kUpdated;
    EXPECT_TRUE(refused(to_text(ticket.id) + "~"));
    EXPECT_FALSE(refused(to_text(ticket.id)));
  });
}

TEST_P(ListTicketsTest, TheDueOrderIsThatOfOneIndex) {
  auto const plan = write([&](auto& tx) {
    std::string lines;
    with_params(tx, desk, {.unfinished = true, .order = Order::kDue}, 50,
                [&](storage::Params params) { lines = testing::query_plan(tx, kListDue, params); });
    return lines;
  });
  EXPECT_NE(plan.find("ticket_due_order"), plan.npos) << plan;
  EXPECT_EQ(plan.find("TEMP B-TREE"), plan.npos) << plan;
  EXPECT_EQ(plan.find("Sort"), plan.npos) << plan;
}

TEST_P(ListTicketsTest, ADeliveryPartnersPeopleFindWhatWasHandedToThem) {
  auto const theirs = open("Theirs", "mail");
  open("Ours", "mail");
  write([&](auto& tx) {
    tickets::hand_over(tx, audit(), system_actor(desk), theirs.id, "dynamo");
    delivery::store_company(tx, desk, anna, "dynamo");
    return true;
  });
  auto member = actor();
  member.permissions.reset(static_cast<std::size_t>(Permission::kTicketAll));
  for (auto const* text : {"", "mail", "\"mail\"", "state:unfinished", "assignee:none"}) {
    EXPECT_THAT(found(text, member), ElementsAre("Theirs")) << text;
  }
  EXPECT_THAT(found("ours", member), IsEmpty());
  EXPECT_THAT(found("#2", member), IsEmpty());
}

TEST_P(ListTicketsTest, CountsNoFurtherThanItIsTold) {
  for (int i = 0; i < 5; ++i) open("mail");
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(count_tickets(tx, desk, {.unfinished = true}, 3), 3);
    EXPECT_EQ(count_tickets(tx, desk, read(tx, "mail state:unfinished", actor()).value().filter, 100), 5);
    EXPECT_EQ(count_tickets(tx, desk, read(tx, "state:resolved", actor()).value().filter, 100), 0);
  });
}

TEST_P(ListTicketsTest, ShowsNothingOfAnotherDesk) {
  open("Ours", "mail");
  auto mallory = actor();
  mallory.desk = db().write(storage::Scope::all_desks(), [&](auto& tx) {
    return identity::add_desk(tx, audit(),
                              {.slug = "theirs", .name = "T", .time_zone = "Europe/Prague", .language = "en"})
        .value()
        .id;
  });
  for (auto const* text : {"", "ours", "mail", "\"mail\"", "-nothing", "1", "state:unfinished", "assignee:none"}) {
    EXPECT_THAT(found(text, mallory), IsEmpty()) << text;
  }
}

TEST_P(ListTicketsTest, ARestrictedTicketIsFoundByWhomItNames) {
  auto const ticket = open({.subject = "Hole",
                            .nature = Nature::kVulnerability,
                            .first = {.author_kind = tickets::AuthorKind::kContact, .body = "exploit"}});
  EXPECT_THAT(found("exploit"), IsEmpty());
  EXPECT_THAT(found("\"exploit\""), IsEmpty());
  EXPECT_THAT(found("#1"), IsEmpty());
  write([&](auto& tx) { return tickets::add_named_person(tx, audit(), system_actor(desk), ticket.id, anna); });
  EXPECT_THAT(found("exploit"), ElementsAre("Hole"));
  EXPECT_THAT(found("1"), ElementsAre("Hole"));
}

}  // namespace
}  // namespace podpora::queue
