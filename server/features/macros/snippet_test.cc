#include "features/macros/snippet.h"

#include "features/macros/macros_fixture_test.h"
#include "features/macros/ticket_values.h"

#include <gmock/gmock.h>

namespace podpora::macros {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SnippetTest : public MacrosTest {
 protected:
  static SnippetWithTexts made(std::string name, Texts texts, bool shared = false) {
    return {{.shared = shared, .name = std::move(name)}, std::move(texts)};
  }
  Result<SnippetWithTexts> add(Actor const& actor, SnippetWithTexts given) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) { return add_snippet(tx, audit(), actor, given); });
  }
  Result<SnippetWithTexts> change(Actor const& actor, SnippetWithTexts given) {
    return db().write(storage::Scope::of(actor.desk),
                      [&](auto& tx) { return change_snippet(tx, audit(), actor, given); });
  }
  Result<void> remove(Actor const& actor, SnippetId id) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) { return remove_snippet(tx, audit(), actor, id); });
  }
  std::vector<std::string> seen_by(Actor const& actor) {
    return db().read(storage::Scope::of(actor.desk), [&](auto& tx) {
      std::vector<std::string> names;
      for (auto const& one : snippets_for(tx, actor)) names.push_back(one.snippet.name);
      return names;
    });
  }
};
PODPORA_BOTH_DATABASES(SnippetTest);

TEST_P(SnippetTest, OwnOnesAreSeenByNobodyElseSharedOnesByTheDesk) {
  add(agent(anna), made(" Mine ", {{"en", " Hello "}})).value();
  add(agent(anna), made("Ours", {{"en", "Hello"}, {"cs", "Dobrý den"}}, true)).value();
  EXPECT_THAT(seen_by(agent(anna)), ElementsAre("Mine", "Ours"));
  EXPECT_THAT(seen_by(agent(otto)), ElementsAre("Ours"));
  EXPECT_THAT(seen_by(mallory()), IsEmpty());
  auto const texts = db().read(storage::Scope::of(desk), [&](auto& tx) { return snippets_for(tx, agent(anna)); });
  EXPECT_EQ(texts.at(0).texts, (Texts{{"en", "Hello"}}));
  EXPECT_EQ(texts.at(1).texts, (Texts{{"en", "Hello"}, {"cs", "Dobrý den"}}));
}

TEST_P(SnippetTest, WhatIsWrongIsNamed) {
  auto const wrong = [&](std::string name, Texts texts) {
    auto const error = add(agent(anna), made(std::move(name), std::move(texts))).error();
    return error.fields.at(0).pointer + " " + error.fields.at(0).code;
  };
  EXPECT_EQ(wrong(" ", {{"en", "x"}}), "/name required");
  EXPECT_EQ(wrong("x", {}), "/texts required");
  EXPECT_EQ(wrong("x", {{"en", " "}}), "/texts required");
  EXPECT_EQ(wrong("x", {{"xx", "x"}}), "/texts/xx language");
  EXPECT_EQ(wrong("x", {{"cs", "{{contact.nmae}}"}}), "/texts/cs unknown-placeholder");
  EXPECT_EQ(wrong("x", {{"cs", std::string(20'001, 'x')}}), "/texts/cs too-long");
}

TEST_P(SnippetTest, TheDesksAreChangedByWhoeverWritesKnowledgeAloneAndLostByNoRace) {
  auto const outsider = agent(otto, {});
  EXPECT_EQ(add(outsider, made("Ours", {{"en", "x"}}, true)).error().code, "shared-by-desk");
  add(outsider, made("Mine", {{"en", "x"}})).value();
  auto ours = add(agent(anna), made("Ours", {{"en", "Hello"}}, true)).value();
  ours.texts = {{"cs", "Dobrý den"}};
  EXPECT_EQ(change(outsider, ours).error().code, "shared-by-desk");
  auto const changed = change(agent(otto), ours).value();
  EXPECT_EQ(changed.snippet.version, 2);
  EXPECT_EQ(changed.snippet.owner_id, anna);
  EXPECT_EQ(change(agent(anna), ours).error().kind, ErrorCode::kPreconditionFailed);
  auto taken = changed;
  taken.snippet.shared = false;
  EXPECT_EQ(change(agent(otto), taken).error().code, "shared-by-desk") << "it would vanish from everybody else";
  change(agent(anna), taken).value();
  EXPECT_THAT(seen_by(agent(otto)), ElementsAre("Mine"));
  EXPECT_EQ(remove(agent(otto), taken.snippet.id).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(remove(mallory(), taken.snippet.id).error().kind, ErrorCode::kNotFound);
  remove(agent(anna), taken.snippet.id).value();
  EXPECT_THAT(seen_by(agent(anna)), IsEmpty());
}

TEST_P(SnippetTest, NamesStandForWhatTheTicketKnows) {
  auto const with_jana = open("Tiskárna", jana);
  auto const nobodys = open("Printer", std::nullopt);
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(language_of(tx, desk, with_jana), "cs");
    EXPECT_EQ(language_of(tx, desk, nobodys), "en") << "the desk's own";
    auto const text =
        "{{contact.name}}, {{customer.name}} #{{ticket.number}} {{agent.name}} {{desk.name}} {{ticket.link}}";
    auto const full = values_of(tx, agent(anna), with_jana, "cs", "https://desk.example");
    EXPECT_EQ(tickets::fill_placeholders(text, full), "Jana, Pekárna Klas #" + std::to_string(with_jana.number) +
                                                          " Anna Nováková Ours https://desk.example/portal/requests/" +
                                                          to_text(with_jana.id));
    auto const bare = values_of(tx, agent(anna), nobodys, "en", "https://desk.example");
    EXPECT_THAT(tickets::unfilled(tickets::fill_placeholders("{{contact.name}} {{promise.due}} {{agent.name}}", bare)),
                ElementsAre("{{contact.name}}", "{{promise.due}}"));
  });
}

TEST_P(SnippetTest, ATextComesInTheLanguageThatItHas) {
  EXPECT_EQ(best_text({{"cs", "Ahoj"}, {"en", "Hi"}}, "en").second, "Hi");
  EXPECT_EQ(best_text({{"cs", "Ahoj"}}, "en"), std::pair(std::string{"cs"}, std::string{"Ahoj"}));
  EXPECT_EQ(best_text({}, "en").second, "");
}

}  // namespace
}  // namespace podpora::macros
