#include "features/rulebook/override.h"

#include "features/rulebook/override_store.h"
#include "features/rulebook/rulebooks.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace podpora::rulebook {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using namespace std::chrono_literals;

constexpr std::string_view kLine =
    "[[boundary]]\nid = \"azure-vendor\"\nparty = \"partner\"\nservices = [\"azure\"]\n"
    "text = { en = \"We mend it.\", cs = \"Opravíme to.\" }\n";

class OverrideTest : public podpora::testing::StoreTest {
 protected:
  Actor otto(DeskId of) { return Actor{.desk = of, .kind = Actor::Kind::kAgent, .name = "Otto"}; }

  Result<Override> add(NewOverride added) {
    if (added.pack.empty()) added.pack = "microsoft-csp";
    if (added.reason.empty()) added.reason = "Agreed with the provider.";
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return add_override(tx, rulebooks, {clock, ids, *random}, otto(desk), std::move(added));
    });
  }

  Result<Override> end(OverrideId id, DeskId of) {
    return db().write(storage::Scope::of(of), [&](auto& tx) {
      return end_override(tx, rulebooks, {clock, ids, *random}, otto(of), id, "Over.");
    });
  }

  std::shared_ptr<Rulebook const> rules(DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return rulebooks.of(tx, of); });
  }

  /// Who handles a broken Azure by the line `azure-vendor`, as the desk sees it at the time; empty: no such line.
  std::string party(DeskId of, Time at) {
    auto const rulebook = rules(of);
    for (auto const& line : edition_for(*rulebook, "azure", at)->rules.boundaries) {
      if (line.id == "azure-vendor") return to_text(line.party);
    }
    return "";
  }

  static Pack const& pack_of(Rulebook const& rulebook) {
    return *std::find_if(rulebook.packs.begin(), rulebook.packs.end(),
                         [](Pack const& pack) { return pack.id == "microsoft-csp"; });
  }

  Rulebooks rulebooks;
};

PODPORA_BOTH_DATABASES(OverrideTest);

TEST_P(OverrideTest, replaces_a_line_from_its_beginning_to_its_end_for_its_desk_alone) {
  auto const from = clock.now() + 24h;
  auto const made = add({.replaces = {"boundary:azure-vendor"},
                         .fragment = std::string{kLine},
                         .valid_from = from,
                         .valid_to = from + 48h});
  ASSERT_TRUE(made.has_value()) << made.error().fields[0].pointer;
  EXPECT_EQ(party(desk, from - 1s), "vendor");
  EXPECT_EQ(party(desk, from), "partner");
  EXPECT_EQ(party(desk, from + 48h), "vendor");
  EXPECT_EQ(party(other_desk, from), "vendor");
  EXPECT_EQ(edition_for(*rules(desk), "azure", from)->name, "microsoft-csp 2026-07 +desk.1");
  EXPECT_EQ(edition_for(*rules(desk), "azure", from - 1s)->name, "microsoft-csp 2026-07");
}

TEST_P(OverrideTest, ending_brings_back_what_it_replaced_and_keeps_the_row) {
  auto const made = add({.replaces = {"boundary:azure-vendor"}}).value();
  EXPECT_EQ(party(desk, clock.now()), "");
  clock.advance(1h);
  EXPECT_EQ(end(made.id, desk).value().ended_by, "Otto");
  EXPECT_EQ(party(desk, clock.now()), "vendor");
  EXPECT_EQ(party(desk, clock.now() - 30min), "");
  EXPECT_EQ(end(made.id, desk).error().code, "override-ended");
  auto const kept = db().read(storage::Scope::of(desk), [&](auto& tx) { return overrides_of(tx, desk); });
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].end_reason, "Over.");
  EXPECT_THAT(kept[0].replaces, ElementsAre("boundary:azure-vendor"));
}

TEST_P(OverrideTest, mallory_sees_and_ends_nothing) {
  auto const made = add({.replaces = {"boundary:azure-vendor"}}).value();
  EXPECT_EQ(end(made.id, other_desk).error().kind, ErrorCode::kNotFound);
  auto const seen = db().read(storage::Scope::of(other_desk), [&](auto& tx) { return overrides_of(tx, other_desk); });
  EXPECT_THAT(seen, IsEmpty());
}

TEST_P(OverrideTest, takes_the_place_of_what_it_replaces_where_the_first_match_counts) {
  auto const before = rules(desk);
  std::vector<std::string> keys;
  for (auto const& fact : pack_of(*before).facts) {
    if (fact.kind == "response" && fact.key.starts_with("response:asfp") &&
        fact.text.find("\"A\"") != std::string::npos) {
      keys.push_back(fact.key);
    }
  }
  ASSERT_EQ(keys.size(), 1u);
  ASSERT_TRUE(
      add({.replaces = keys,
           .fragment = "[[response]]\nvehicle = \"asfp\"\nseverities = [\"A\"]\nminutes = 30\nhours = \"24x7\"\n"})
          .has_value());
  auto const after = rules(desk);
  auto const& old_list = edition_for(*before, "azure", clock.now())->rules.responses;
  auto const& new_list = edition_for(*after, "azure", clock.now())->rules.responses;
  ASSERT_EQ(old_list.size(), new_list.size());
  for (std::size_t i = 0; i < new_list.size(); ++i) {
    EXPECT_EQ(new_list[i].vehicle, old_list[i].vehicle) << i;
    if (new_list[i].minutes != old_list[i].minutes) {
      EXPECT_EQ(new_list[i].minutes, 30);
    }
  }
  auto const own = std::find_if(new_list.begin(), new_list.end(), [](Response const& r) { return r.minutes == 30; });
  EXPECT_EQ(find_source(*after, "microsoft-csp", own->source)->trust, Trust::kDesk);
}

TEST_P(OverrideTest, names_line_and_field_of_what_the_reader_refuses) {
  auto const error =
      add({.fragment = "\n[[service]]\ncode = \"fax\"\ntrack = \"sea\"\nvalid_from = 2026-01-01\n"}).error();
  std::vector<std::string> found;
  for (auto const& field : error.fields) {
    EXPECT_EQ(field.pointer, "/fragment");
    found.push_back(std::to_string(std::get<std::int64_t>(field.args[0].value)) + " " +
                    std::get<std::string>(field.args[1].value));
  }
  EXPECT_THAT(found, ElementsAre("2 service[0].name", "4 service[0].track", "5 service[0].valid_from"));
  EXPECT_EQ(add({.fragment = "= 1"}).error().fields[0].code, "pack-line");
  EXPECT_EQ(
      add({.fragment = "[[edition]]\nid = \"x\"\ntitle = { en = \"x\", cs = \"x\" }\n"}).error().fields[0].pointer,
      "/fragment");
  EXPECT_EQ(add({.replaces = {"boundary:none"}}).error().fields[0].pointer, "/replaces/0");
  EXPECT_EQ(add({.pack = "acme", .fragment = std::string{kLine}}).error().fields[0].pointer, "/pack");
  EXPECT_EQ(add({.fragment = std::string{kLine}}).error().fields[0].args[1].value,
            (std::variant<std::string, std::int64_t, double>{"boundary[0].valid_from"}));
  EXPECT_EQ(&rules(desk)->packs, &rulebooks.base().packs);
}

TEST_P(OverrideTest, asks_for_a_reason_something_to_say_and_a_time_to_come) {
  auto const error = add({.valid_from = clock.now() - 1s, .reason = "  "}).error();
  std::vector<std::string> pointers;
  for (auto const& field : error.fields) pointers.push_back(field.pointer);
  EXPECT_THAT(pointers, ElementsAre("/reason", "/fragment", "/valid_from"));
}

TEST_P(OverrideTest, one_that_another_builds_on_is_kept) {
  auto const service =
      add({.fragment = "[[service]]\ncode = \"hosting\"\ntrack = \"cloud\"\nname = { en = \"Hosting\", cs "
                       "= \"Hosting\" }\n",
           .valid_from = clock.now() + 24h})
          .value();
  ASSERT_TRUE(
      add({.fragment = "[[boundary]]\nid = \"hosting\"\nparty = \"partner\"\nservices = [\"hosting\"]\ntext = { en "
                       "= \"Ours.\", cs = \"Naše.\" }\n",
           .valid_from = clock.now() + 24h})
          .has_value());
  EXPECT_TRUE(knows_service(*rules(desk), "hosting"));
  EXPECT_EQ(end(service.id, desk).error().code, "override-needed");
}

TEST_P(OverrideTest, one_that_the_packs_no_longer_take_is_left_out_and_says_why) {
  add({.replaces = {"boundary:azure-vendor"}}).value();
  Override const stale{.id = ids.make<OverrideId>(),
                       .pack = "microsoft-csp",
                       .replaces = {"vehicle:fax"},
                       .valid_from = clock.now(),
                       .reason = "Old.",
                       .author = "Otto",
                       .created_at = clock.now()};
  db().write(storage::Scope::of(desk), [&](auto& tx) {
    insert_override(tx, desk, stale, std::nullopt);
    note_change(tx, desk, ids.next());
  });
  auto const rules = db().read(storage::Scope::of(desk), [&](auto& tx) { return rulebooks.with_problems(tx, desk); });
  ASSERT_EQ(rules->broken.size(), 1u);
  EXPECT_EQ(rules->broken[0].file, to_text(stale.id));
  EXPECT_EQ(rules->broken[0].field, "replaces[0]");
  EXPECT_EQ(party(desk, clock.now()), "");
  EXPECT_TRUE(add({.replaces = {"boundary:azure-partner"}}).has_value());
}

TEST_P(OverrideTest, what_is_kept_in_memory_follows_a_change_and_survives_a_rollback) {
  auto const first = rules(desk);
  EXPECT_EQ(rules(desk), first);
  struct Stop {};
  EXPECT_THROW(db().write(storage::Scope::of(desk),
                          [&](auto& tx) {
                            add_override(
                                tx, rulebooks, {clock, ids, *random}, otto(desk),
                                {.pack = "microsoft-csp", .replaces = {"boundary:azure-vendor"}, .reason = "Perhaps."})
                                .value();
                            EXPECT_NE(rulebooks.of(tx, desk), first);
                            throw Stop{};
                          }),
               Stop);
  EXPECT_EQ(rules(desk), first);
}

TEST(StatedFacts, every_fact_of_the_packs_has_a_key_and_can_be_overridden_by_itself) {
  Rulebooks const rulebooks;
  for (auto const& pack : rulebooks.base().packs) {
    for (auto const& fact : pack.facts) {
      SCOPED_TRACE(fact.key);
      EXPECT_THAT(fact.text, HasSubstr("[[" + fact.kind + "]]"));
      if (fact.kind == "edition" || fact.valid_to) continue;
      Override const same{.id = OverrideId{7},
                          .pack = pack.id,
                          .replaces = {fact.key},
                          .fragment = fact.text,
                          .valid_from = *parse_rfc3339("2027-01-01T00:00:00Z"),
                          .reason = "The same.",
                          .created_at = *parse_rfc3339("2026-12-01T00:00:00Z")};
      auto const loaded = rulebooks.load({&same, 1});
      for (auto const& error : loaded.errors) ADD_FAILURE() << error.line << " " << error.field << " " << error.code;
    }
  }
}

}  // namespace
}  // namespace podpora::rulebook
