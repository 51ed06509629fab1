#include "features/identity/preference.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::identity {
namespace {

class PreferenceTest : public testing::StoreTest {
 protected:
  Actor person(std::int64_t id, DeskId of = DeskId{7}) { return {.desk = of, .person = PersonId{id}}; }
  Result<Preferences> set(Actor const& actor, Preferences const& wanted) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) { return set_preferences(tx, actor, wanted); });
  }
  Preferences of(Actor const& actor) {
    return db().read(storage::Scope::of(actor.desk),
                     [&](auto& tx) { return preferences_of(tx, actor.desk, *actor.person); });
  }
};
PODPORA_BOTH_DATABASES(PreferenceTest);

TEST_P(PreferenceTest, AreEachPersonsOwn) {
  EXPECT_EQ(of(person(1)).advance, Advance::kStay);
  EXPECT_TRUE(of(person(1)).single_keys);
  set(person(1), {Advance::kNext, false, {{"ticket.resolve", "d"}, {"go./queue", "g i"}, {"ticket.mine", ""}}}).value();
  EXPECT_EQ(of(person(1)).advance, Advance::kNext);
  EXPECT_FALSE(of(person(1)).single_keys);
  EXPECT_EQ(of(person(1)).keys.at("go./queue"), "g i");
  EXPECT_EQ(of(person(1)).keys.at("ticket.mine"), "");
  EXPECT_TRUE(of(person(2)).keys.empty());
  EXPECT_TRUE(of(person(1, other_desk)).keys.empty());
  set(person(1), {Advance::kList, true, {{"ticket.resolve", "ř"}}}).value();
  EXPECT_EQ(of(person(1)).keys, (std::map<std::string, std::string>{{"ticket.resolve", "ř"}}));
}

TEST_P(PreferenceTest, WhatIsNoKeyIsRefused) {
  auto const code = [&](std::string command, std::string keys) {
    auto const done = set(person(1), {.keys = {{std::move(command), std::move(keys)}}});
    return done.has_error() ? done.error().fields.at(0).code : "";
  };
  for (auto const* good : {"j", "J", "?", "ř", "g q", ". ."}) EXPECT_EQ(code("row.next", good), "") << good;
  for (auto const* bad : {" ", "jj", "g q x", "g  q", "\t", " q", "g "})
    EXPECT_EQ(code("row.next", bad), "key-shape") << bad;
  EXPECT_EQ(code("row next", "j"), "command-name");
  EXPECT_EQ(code("", "j"), "command-name");
  Preferences many;
  for (int n = 0; n <= kOwnKeysMax; ++n)
    many.keys[std::string(static_cast<std::size_t>(n % 70 + 1), 'a') +
              std::string(static_cast<std::size_t>(n / 70), 'b')] = "j";
  EXPECT_EQ(set(person(1), many).error().fields.at(0).code, "too-many");
}

}  // namespace
}  // namespace podpora::identity
