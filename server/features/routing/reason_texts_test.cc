#include "features/customers/customer.h"
#include "features/routing/wire.h"
#include "features/rulebook/load.h"
#include "platform/i18n/catalogue.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace podpora::routing {
namespace {

/// The literal whose closing quote stands there.
std::string literal_before(std::string const& text, std::size_t quote) {
  auto const open = text.rfind('"', quote - 1);
  return text.substr(open + 1, quote - open - 1);
}

/// The codes that the room's sources give as reasons: `{"code", {…}}`, or `{… ? "one" : "other", {…}}`.
std::set<std::string> codes_in_sources() {
  std::set<std::string> codes;
  for (auto const* file : {"vehicle_rules.cc", "route.cc"}) {
    auto const path = std::filesystem::path("server/features/routing") / file;
    std::ifstream in(path);
    EXPECT_TRUE(in) << path << " is not there; tests run from the root of the clone";
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    for (std::size_t at = 0; (at = text.find("\", {", at)) != std::string::npos; ++at) {
      auto const code = literal_before(text, at);
      auto const before = at - code.size() - 1;  // of its opening quote
      if (text.compare(before - 1, 1, "{") == 0) codes.insert(code);
      if (text.compare(before - 4, 4, "\" : ") != 0) continue;
      codes.insert(code);
      codes.insert(literal_before(text, before - 4));
    }
  }
  // Parameters are written alike: `{{"service", …}}` has no braces behind its name, so none is in here.
  return codes;
}

void expect_text(std::string const& id) {
  for (auto const& language : i18n::languages()) EXPECT_TRUE(i18n::has_text(language, id)) << language << ' ' << id;
}

template <class E>
void expect_texts(std::string const& group) {
  for (auto const& name : enum_names<E>()) expect_text(group + name);
}

TEST(ReasonTexts, no_code_of_a_reason_lacks_a_text) {
  auto codes = codes_in_sources();
  EXPECT_GE(codes.size(), 20u) << "the pattern finds no reasons any more";
  for (auto const* known : {"held", "not_held", "not_activated", "exhausted", "delegated_access_missing"}) {
    EXPECT_TRUE(codes.contains(known)) << known;
  }
  codes.insert("capped");
  for (auto const& code : codes) expect_text("route.reason." + code);
}

TEST(ReasonTexts, no_word_of_a_decision_lacks_a_text) {
  expect_texts<Next>("route.next.");
  expect_texts<DeliveryMode>("route.delivery.");
  expect_texts<rulebook::Hours>("route.response.");
  expect_texts<rulebook::PartnerRole>("route.role.");
  expect_texts<rulebook::Tenant>("route.tenant.");
  expect_texts<Kind>("route.kind.");
  expect_texts<Nature>("route.nature.");
  for (auto const& basis : enum_names<rulebook::CostBasis>()) {
    expect_text("route.cost." + basis);
    expect_text("route.cost." + basis + "_draws");
  }
}

TEST(ReasonTexts, a_refusal_of_a_pack_says_its_reason_in_both_languages) {
  for (auto const& pack : rulebook::embedded_rulebook().packs) {
    for (auto const& refusal : pack.all.refusals) {
      EXPECT_FALSE(refusal.text.en.empty()) << refusal.code;
      EXPECT_FALSE(refusal.text.cs.empty()) << refusal.code;
    }
  }
}

}  // namespace
}  // namespace podpora::routing
