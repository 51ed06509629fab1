#include "features/mailboxes/fetch_rules.h"

#include <gtest/gtest.h>

namespace podpora::mailboxes {
namespace {

constexpr mail::ImapFolder kFolder{.uid_validity = 9, .uid_next = 101, .exists = 40};
Time const kAdded{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{8}};

TEST(FetchRules, TheFirstFetchTakesWhatIsWanted) {
  EXPECT_EQ(progress_in({}, kFolder, FirstFetch::kNone).last_uid, 100);
  auto const unseen = progress_in({}, kFolder, FirstFetch::kUnseen);
  EXPECT_EQ(unseen.last_uid, 0);
  auto const searches = searches_for(unseen, FirstFetch::kUnseen, kAdded);
  ASSERT_EQ(searches.size(), 2U);
  EXPECT_EQ(searches[0].first, 1U);
  EXPECT_EQ(searches[0].last, 100U);
  EXPECT_TRUE(searches[0].unseen);
  EXPECT_EQ(searches[1].first, 101U);
  EXPECT_FALSE(searches[1].unseen);
  auto const all = searches_for(progress_in({}, kFolder, FirstFetch::kAll), FirstFetch::kAll, kAdded);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].first, 1U);
}

TEST(FetchRules, WhatWasOldAndReadStaysUnwantedOnceItIsDone) {
  auto const done = exhausted(progress_in({}, kFolder, FirstFetch::kUnseen));
  auto const searches = searches_for(done, FirstFetch::kUnseen, kAdded);
  ASSERT_EQ(searches.size(), 1U);
  EXPECT_EQ(searches[0].first, 101U);
}

TEST(FetchRules, TheSameFolderGoesOnWhereItWas) {
  Progress const stored{.uid_validity = 9, .last_uid = 55};
  EXPECT_EQ(progress_in(stored, kFolder, FirstFetch::kAll).last_uid, 55);
  EXPECT_EQ(searches_for(stored, FirstFetch::kUnseen, kAdded).front().first, 56U);
}

TEST(FetchRules, AnotherUidValidityLooksAgainAtWhatCameSinceTheMailboxWasAdded) {
  Progress const stored{.uid_validity = 8, .last_uid = 5000};
  for (auto const first : {FirstFetch::kNone, FirstFetch::kUnseen}) {
    auto const progress = progress_in(stored, kFolder, first);
    EXPECT_EQ(progress.uid_validity, 9);
    auto const searches = searches_for(progress, first, kAdded);
    ASSERT_EQ(searches.size(), 2U);
    EXPECT_EQ(searches[0].first, 1U);
    EXPECT_EQ(searches[0].since, std::chrono::year{2026} / 11 / 22);
    EXPECT_FALSE(searches[0].unseen);
    EXPECT_FALSE(searches[1].since);
    EXPECT_EQ(searches_for(exhausted(progress), first, kAdded).size(), 1U);
  }
  EXPECT_EQ(searches_for(progress_in(stored, kFolder, FirstFetch::kAll), FirstFetch::kAll, kAdded).front().first, 1U);
}

TEST(FetchRules, GroupsAreBounded) {
  std::vector<mail::ImapSize> sizes;
  for (std::uint32_t uid = 1; uid <= 120; ++uid) sizes.push_back({uid, uid == 60 ? 50U << 20 : 1000U});
  auto const groups = groups_of(sizes, 48 << 20);
  ASSERT_EQ(groups.size(), 5U);
  EXPECT_EQ(groups[0].uids.size(), 50U);
  EXPECT_EQ(groups[1].uids.size(), 9U);
  EXPECT_EQ(groups[2].uids, (mail::ImapUids{60}));
  EXPECT_EQ(groups[3].uids.front(), 61U);
  EXPECT_EQ(groups[4].uids.back(), 120U);
  EXPECT_EQ(groups_of({{1, 5 << 20}, {2, 5 << 20}}, 48 << 20).size(), 2U);
  EXPECT_TRUE(groups_of({}, 1).empty());
}

}  // namespace
}  // namespace podpora::mailboxes
