#include "features/insight/cause_rules.h"

#include "features/knowledge/words_rules.h"

#include <gmock/gmock.h>

namespace podpora::insight {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CauseRules : public ::testing::Test {
 protected:
  rulebook::Cause how_to = cause("how_to", {"how", "návod"});
  rulebook::Cause quota = cause("quota", {"quota", "limit", "kvóta"});
  rulebook::Cause old = cause("end_of_support", {"end-of-life"});
  rulebook::Cause other = cause("other", {});

  static rulebook::Cause cause(std::string code, std::vector<std::string> words) {
    rulebook::Cause made;
    made.code = std::move(code);
    made.words = std::move(words);
    return made;
  }
  std::vector<RankedCause> rank(std::string const& text, std::vector<SimilarCause> const& similar = {}) {
    return rank_causes({&how_to, &quota, &old, &other}, knowledge::words_of(text, 100), similar);
  }
  std::vector<std::string> order(std::string const& text, std::vector<SimilarCause> const& similar = {}) {
    std::vector<std::string> codes;
    for (auto const& row : rank(text, similar)) codes.push_back(row.cause->code);
    return codes;
  }
};

TEST_F(CauseRules, words_speak_in_any_form_and_case) {
  auto const ranked = rank("Překročili jsme KVÓTU i limit");
  EXPECT_EQ(ranked[0].cause->code, "quota");
  EXPECT_THAT(ranked[0].words, ElementsAre("limit", "kvóta"));
  EXPECT_EQ(ranked[1].score, 0);
}

TEST_F(CauseRules, a_word_of_several_parts_needs_them_all) {
  EXPECT_EQ(order("The end of the product's life")[0], "end_of_support");
  EXPECT_THAT(rank("To the end of the day")[0].words, IsEmpty());
}

TEST_F(CauseRules, what_nothing_speaks_for_stays_in_the_order_of_the_pack) {
  EXPECT_THAT(order("xyz"), ElementsAre("how_to", "quota", "end_of_support", "other"));
}

TEST_F(CauseRules, similar_tickets_count_more_than_words) {
  auto const ranked = rank("How to raise the limit", {{12, "other", 0.9}, {11, "other", 0.8}, {10, "how_to", 0.2}});
  EXPECT_EQ(ranked[0].cause->code, "other");
  EXPECT_THAT(ranked[0].similar, ElementsAre(12, 11));
}

TEST_F(CauseRules, vaguely_similar_tickets_do_not_outweigh_words) {
  EXPECT_EQ(order("Quota exceeded, raise the limit", {{9, "other", 0.2}})[0], "quota");
}

TEST_F(CauseRules, a_cause_that_is_not_in_the_catalogue_is_not_proposed) {
  EXPECT_THAT(order("xyz", {{9, "Profil byl poškozen", 1}}), ElementsAre("how_to", "quota", "end_of_support", "other"));
}

}  // namespace
}  // namespace podpora::insight
