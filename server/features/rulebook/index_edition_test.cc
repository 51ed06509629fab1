#include "features/rulebook/index_edition.h"

#include "features/rulebook/load.h"
#include "platform/base/random.h"

#include <gtest/gtest.h>

#include <span>

namespace podpora::rulebook {
namespace {

/// Every scope of the edition with its bits.
template <class F>
void for_each_scope(Edition const& edition, F&& f) {
  auto const list = [&](auto const& facts, std::vector<ScopeBits> const& bits) {
    ASSERT_EQ(facts.size(), bits.size());
    for (std::size_t i = 0; i < facts.size(); ++i) f(facts[i].scope, bits[i]);
  };
  auto const& rules = edition.rules;
  auto const& index = edition.index;
  list(rules.boundaries, index.boundaries);
  list(rules.responses, index.responses);
  list(rules.costs, index.costs);
  list(rules.refusals, index.refusals);
  list(rules.accesses, index.accesses);
  list(rules.detours, index.detours);
  list(rules.packet_fields, index.packet_fields);
  list(rules.runbooks, index.runbooks);
}

class Chance {
 public:
  std::size_t one_of(std::size_t count) {
    std::uint32_t drawn = 0;
    random_->fill(std::as_writable_bytes(std::span{&drawn, 1}));
    return drawn % count;
  }

 private:
  std::unique_ptr<Random> random_{make_seeded_random(7)};
};

template <class E>
E pick(Chance& chance) {
  auto const names = enum_names<E>();
  return *parse_enum<E>(names[chance.one_of(names.size())]);
}

std::string_view pick(Chance& chance, std::vector<std::string> const& texts) {
  auto const at = chance.one_of(texts.size() + 1);
  return at == texts.size() ? std::string_view{"something else"} : std::string_view{texts[at]};
}

Subject random_subject(Chance& chance, EditionIndex const& index) {
  return {.service = pick(chance, index.services.texts),
          .kind = pick<Kind>(chance),
          .nature = pick<Nature>(chance),
          .area = pick(chance, index.areas.texts),
          .partner_role = pick<PartnerRole>(chance),
          .cloud = pick<customers::Cloud>(chance),
          .tenant = pick<Tenant>(chance),
          .product_version = pick(chance, index.versions.texts),
          .severity = pick<Severity>(chance),
          .language = pick(chance, index.languages.texts)};
}

void compare(Edition const& edition, int rounds) {
  Chance chance;
  for (int n = 0; n < rounds; ++n) {
    auto const subject = random_subject(chance, edition.index);
    Matcher const matcher(edition, subject);
    for_each_scope(edition, [&](Scope const& scope, ScopeBits const& bits) {
      ASSERT_EQ(matcher.matches(bits, scope), matches(scope, subject));
    });
  }
}

TEST(EditionIndex, bits_say_the_same_as_lists) {
  auto const rulebook = embedded_rulebook();
  for (auto const& pack : rulebook.packs) {
    for (auto const& edition : pack.editions) compare(edition, 200);
  }
}

TEST(EditionIndex, also_when_there_are_more_texts_than_bits) {
  Edition edition;
  for (int n = 0; n < 200; ++n) {
    BoundaryLine line;
    line.scope.services = {"service" + std::to_string(n)};
    line.scope.areas = {"area" + std::to_string(n), "area" + std::to_string(n / 2)};
    edition.rules.boundaries.push_back(line);
  }
  edition.index = index_of(edition.rules);
  compare(edition, 2000);
}

}  // namespace
}  // namespace podpora::rulebook
