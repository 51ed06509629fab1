#include "features/knowledge/article_store.h"
#include "features/knowledge/search_store.h"
#include "features/knowledge/suggest.h"
#include "features/tickets/change.h"
#include "features/identity/permission.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Words = std::vector<std::string>;

TEST(WordRules, CaseAccentsAndEndingsDoNotMatter) {
  for (auto const* text : {"pripojeni", "připojení", "PŘIPOJENÍM", "Připojit", "pripojením"}) {
    EXPECT_EQ(words_of(text, 10), Words{"pripoj"}) << text;
  }
  EXPECT_EQ(words_of("kalendáře, Kalendář; kalendářem", 10), Words{"kalend"});
  EXPECT_EQ(words_of("connections connected", 10), Words{"connec"});
  EXPECT_EQ(words_of("Straße ﬁle", 10), (Words{"strass", "file"}));
}

TEST(WordRules, CodesStayWhole) {
  EXPECT_EQ(words_of("error 0x80070005 (KB5031356)", 10), (Words{"error", "0x80070005", "kb5031356"}));
  EXPECT_EQ(words_of("x " + std::string(100, 'a'), 10), Words{});
  EXPECT_EQ(words_of("jedna dva jedna tri", 2).size(), 2U);
}

TEST(WordRules, WhatIsLookedForIsTheSubjectAndTheTellingWords) {
  EXPECT_EQ(query_words("Pošta", "Chyba 14098 při startu"), (Words{"post", "14098", "start", "chyb", "pri"}));
}

TEST(WordRules, RareWordsCountMoreThanCommonOnes) {
  std::vector<Posting> postings{{1, 0}, {2, 1}};
  for (std::int64_t id = 100; id < 150; ++id) postings.push_back({id, 1});
  auto const hits = rank(postings, 2, 50);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.at(0).id, 1);
  EXPECT_THAT(rank({}, 3, 50), IsEmpty());
}

class KnowledgeTest : public podpora::testing::StoreTest {
 protected:
  KnowledgeTest() {
    hooks.changed = [](auto& tx, auto const& actor, auto const&, auto const& after) {
      index_ticket(tx, actor.desk, after);
    };
  }

  Context context() { return {{clock, ids, *random}, rulebooks}; }
  tickets::Context tickets_context() { return {{clock, ids, *random}, hooks}; }
  Actor anna(PersonId person = PersonId{77}) {
    Actor made{.desk = desk, .person = person, .kind = Actor::Kind::kAgent, .name = "Anna"};
    made.permissions.set(static_cast<std::size_t>(Permission::kTicketAll));
    return made;
  }
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  tickets::Ticket open(std::string subject, std::string body, std::string service = "microsoft_365") {
    clock.advance(std::chrono::seconds{1});
    return write([&](auto& tx) {
      return tickets::open_ticket(tx, tickets_context(), anna(),
                                  {.subject = subject, .service = service, .first = {.body = body}});
    });
  }
  tickets::Ticket resolved(std::string subject, std::string body, std::string service = "microsoft_365") {
    auto const ticket = open(subject, body, service);
    return write([&](auto& tx) {
      return tickets::resolve_ticket(tx, tickets_context(), anna(), ticket.id, "Vyřešeno").value();
    });
  }
  std::vector<std::int64_t> similar(tickets::Ticket const& ticket, std::optional<Actor> actor = std::nullopt) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      std::vector<std::int64_t> numbers;
      for (auto const& each : similar_tickets(tx, actor.value_or(anna()), ticket, 5)) {
        numbers.push_back(each.ticket.number);
      }
      return numbers;
    });
  }
  Result<Article> add(Article article) {
    return write([&](auto& tx) { return write_article(tx, context(), anna(), article); });
  }
  Words found(std::string const& text, Audience audience = Audience::kInternal) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      Words titles;
      for (auto const& article : find_articles(tx, desk, text, audience, 10)) titles.push_back(article.title("cs"));
      return titles;
    });
  }

  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
};
PODPORA_BOTH_DATABASES(KnowledgeTest);

TEST_P(KnowledgeTest, OffersResolvedTicketsThatReadAlike) {
  auto const outlook = resolved("Outlook se nepřipojí k serveru", "Chyba 0x8004010F po aktualizaci.");
  resolved("Faktura za říjen", "Prosím o dobropis.");
  auto const open_one = open("Outlook nejde pripojit", "Hlásí 0x8004010F.");
  auto const now = open("PŘIPOJENÍ Outlooku", "Kolega vidí chybu 0x8004010f a nic víc.");
  EXPECT_THAT(similar(now), ElementsAre(outlook.number)) << "the open one is no answer yet";
  write([&](auto& tx) {
    return tickets::set_state(tx, tickets_context(), anna(), open_one.id, tickets::State::kResolved);
  });
  EXPECT_THAT(similar(now), UnorderedElementsAre(outlook.number, open_one.number));
}

TEST_P(KnowledgeTest, ForgetsATicketThatIsOpenedAgain) {
  auto const old = resolved("Tiskárna netiskne", "Papír je vložen.");
  auto const now = open("Tiskarna netiskne", "Nic.");
  EXPECT_THAT(similar(now), ElementsAre(old.number));
  write([&](auto& tx) { return tickets::set_state(tx, tickets_context(), anna(), old.id, tickets::State::kOpen); });
  EXPECT_THAT(similar(now), IsEmpty());
}

TEST_P(KnowledgeTest, ARestrictedTicketNeverLeaks) {
  auto const secret = resolved("Díra v přihlášení", "Token prosakuje do logu.");
  auto const now = open("Díra v přihlášení", "Token.");
  EXPECT_THAT(similar(now), ElementsAre(secret.number));
  auto turned = secret;
  turned.nature = Nature::kVulnerability;
  write([&](auto& tx) { return tickets::change_ticket(tx, tickets_context(), anna(), turned).value(); });
  EXPECT_THAT(similar(now), IsEmpty());
  EXPECT_THAT(similar(now, anna(PersonId{88})), IsEmpty());
}

TEST_P(KnowledgeTest, FindsArticlesInBothLanguagesWithoutAccents) {
  ASSERT_TRUE(add({.state = ArticleState::kPublished,
                   .audience = Audience::kCustomers,
                   .title_en = "Sharing a calendar",
                   .title_cs = "Sdílení kalendáře",
                   .body_en = "Open Outlook.",
                   .body_cs = "Otevřete Outlook."})
                  .has_value());
  ASSERT_TRUE(
      add({.state = ArticleState::kPublished, .title_cs = "Interní kalendář směn", .body_cs = "Tajné."}).has_value());
  ASSERT_TRUE(add({.title_cs = "Rozepsaný kalendář", .body_cs = "Návrh."}).has_value());
  EXPECT_THAT(found("kalendar"), UnorderedElementsAre("Sdílení kalendáře", "Interní kalendář směn"));
  EXPECT_THAT(found("CALENDARS"), ElementsAre("Sdílení kalendáře"));
  EXPECT_THAT(found("kalendář", Audience::kCustomers), ElementsAre("Sdílení kalendáře"));
}

TEST_P(KnowledgeTest, KeepsEveryVersionAndRefusesAStaleOne) {
  auto article = add({.state = ArticleState::kPublished, .title_en = "One", .body_en = "1"}).value();
  auto stale = article;
  article.title_en = "Two";
  auto const change = [&](Article after) {
    return write([&](auto& tx) { return change_article(tx, context(), anna(), after); });
  };
  EXPECT_EQ(change(article).value().version, 2);
  EXPECT_EQ(change(stale).error().kind, ErrorCode::kPreconditionFailed);
  auto const versions =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return versions_of(tx, desk, article.id); });
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions.at(1).title_en, "One");
  EXPECT_THAT(found("two"), ElementsAre("Two"));
  EXPECT_THAT(found("one"), IsEmpty());
}

TEST_P(KnowledgeTest, SaysWhichFieldOfAnArticleIsWrong) {
  auto const pointer_of = [&](Article article) { return add(std::move(article)).error().fields.at(0).pointer; };
  EXPECT_EQ(pointer_of({}), "/title_en");
  EXPECT_EQ(pointer_of({.title_en = "A"}), "/body_en");
  EXPECT_EQ(pointer_of({.title_en = "A", .title_cs = "A", .body_en = "a"}), "/body_cs");
  EXPECT_EQ(pointer_of({.title_en = "A", .body_en = "a", .service = "fax"}), "/service");
  EXPECT_EQ(pointer_of({.title_en = "A", .body_en = "a", .kind = "fax"}), "/kind");
  EXPECT_EQ(pointer_of({.title_en = "A", .body_en = "a", .owner_id = PersonId{5}}), "/owner_id");
}

TEST_P(KnowledgeTest, AnotherDeskFindsNothing) {
  resolved("Outlook se nepřipojí", "0x8004010F");
  auto const article = add({.state = ArticleState::kPublished, .title_cs = "Outlook", .body_cs = "Postup."}).value();
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_THAT(search(tx, other_desk, Indexed::kResolvedTicket, {"outloo", "0x8004010f"}), IsEmpty());
    EXPECT_THAT(search(tx, other_desk, Indexed::kArticle, {"outloo"}), IsEmpty());
    EXPECT_FALSE(find_article(tx, other_desk, article.id));
    remove_entry(tx, other_desk, article.id.value);
    return true;
  });
  EXPECT_THAT(found("outlook"), ElementsAre("Outlook")) << "another desk took it out of the index";
}

}  // namespace
}  // namespace podpora::knowledge
