#include "features/routing/facts_json.h"
#include "features/routing/route.h"
#include "features/rulebook/load.h"
#include "platform/http/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

// The cases of tests/route; its README describes them.

namespace podpora::routing {
namespace {

using http::Json;

/// RFC 7396.
Json merged(Json target, Json const& patch) {
  auto const* members = patch.as<Json::Object>();
  if (!members) return patch;
  if (!target.as<Json::Object>()) target = Json::object();
  for (auto const& member : *members) {
    if (member.value.is_null()) {
      auto& object = std::get<Json::Object>(target.value);
      std::erase_if(object, [&](http::JsonMember const& m) { return m.name == member.name; });
    } else {
      auto const* old = target.find(member.name);
      target.set(member.name, merged(old ? *old : Json{}, member.value));
    }
  }
  return target;
}

std::vector<std::string> texts(Json const& list) {
  std::vector<std::string> out;
  for (auto const& item : *list.as<Json::List>()) out.push_back(*item.as<std::string>());
  return out;
}

VehicleVerdict const& verdict_on(RouteDecision const& decision, std::string const& vehicle) {
  for (auto const& verdict : decision.vehicles) {
    if (verdict.vehicle == vehicle) return verdict;
  }
  throw std::runtime_error("the decision does not name " + vehicle);
}

std::vector<std::string> codes(VehicleVerdict const& verdict) {
  std::vector<std::string> out;
  for (auto const& reason : verdict.reasons) out.emplace_back(reason.code);
  return out;
}

std::string text_or_null(Json const& json) {
  return json.is_null() ? "" : *json.as<std::string>();
}

std::optional<double> number_or_null(Json const& json) {
  if (auto const* integer = json.as<std::int64_t>()) return static_cast<double>(*integer);
  if (auto const* real = json.as<double>()) return *real;
  return std::nullopt;
}

template <class F>
void for_each_member(Json const* object, F&& f) {
  if (!object) return;
  for (auto const& member : *object->as<Json::Object>()) f(member.name, member.value);
}

void compare_vehicles(Json const& expected, RouteDecision const& decision) {
  if (auto const* allowed = expected.find("allowed")) {
    std::vector<std::string> found;
    for (auto const& verdict : decision.vehicles) {
      if (verdict.verdict == Verdict::kAllowed) found.emplace_back(verdict.vehicle);
    }
    EXPECT_EQ(found, texts(*allowed));
  }
  for_each_member(expected.find("refused"), [&](std::string const& vehicle, Json const& reasons) {
    EXPECT_EQ(verdict_on(decision, vehicle).verdict, Verdict::kRefused) << vehicle;
    EXPECT_THAT(codes(verdict_on(decision, vehicle)), ::testing::UnorderedElementsAreArray(texts(reasons))) << vehicle;
  });
  for_each_member(expected.find("draws_on"), [&](std::string const& vehicle, Json const& entitlement) {
    EXPECT_EQ(verdict_on(decision, vehicle).entitlement, *entitlement.as<std::string>());
  });
  for_each_member(expected.find("after"), [&](std::string const& vehicle, Json const& balance) {
    EXPECT_EQ(verdict_on(decision, vehicle).balance_after, number_or_null(balance)) << vehicle;
  });
  for_each_member(expected.find("missing"), [&](std::string const& vehicle, Json const& fields) {
    EXPECT_THAT(verdict_on(decision, vehicle).missing, ::testing::ElementsAreArray(texts(fields)));
  });
  for_each_member(expected.find("first_response"), [&](std::string const& vehicle, Json const& promise) {
    auto const& found = verdict_on(decision, vehicle).first_response;
    ASSERT_EQ(found.has_value(), !promise.is_null()) << vehicle;
    if (!found) return;
    EXPECT_EQ(found->minutes, *promise.find("minutes")->as<std::int64_t>()) << vehicle;
    EXPECT_EQ(to_text(found->hours), *promise.find("hours")->as<std::string>()) << vehicle;
  });
}

void compare(Json const& expected, Result<RouteDecision> const& result) {
  if (auto const* error = expected.find("error")) {
    ASSERT_TRUE(result.has_error());
    std::vector<std::string> pointers;
    for (auto const& field : result.error().fields) pointers.push_back(field.pointer);
    EXPECT_THAT(pointers, ::testing::UnorderedElementsAreArray(texts(*error)));
    return;
  }
  ASSERT_TRUE(result.has_value()) << result.error().code << " "
                                  << (result.error().fields.empty() ? "" : result.error().fields[0].pointer);
  auto const& decision = result.value();
  auto const expect_text = [&](char const* name, std::string const& found) {
    if (auto const* wanted = expected.find(name)) {
      EXPECT_EQ(found, text_or_null(*wanted)) << name;
    }
  };
  expect_text("rulebook", decision.rulebook);
  expect_text("next", to_text(decision.next));
  expect_text("recommended", decision.recommended);
  expect_text("delivered_by", decision.delivered_by.to);
  compare_vehicles(expected, decision);
}

/// Calls `f` with the name of each case, its facts and what it expects.
template <class F>
void for_each_case(F&& f) {
  for (auto const& entry : std::filesystem::directory_iterator("tests/route")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    auto const parsed = http::parse_json(text).value();
    auto const& base = *parsed.find("base");
    for (auto const& expected : *parsed.find("cases")->as<Json::List>()) {
      auto const* patch = expected.find("facts");
      f(entry.path().filename().string() + ": " + *expected.find("name")->as<std::string>(),
        patch ? merged(base, *patch) : base, expected);
    }
  }
}

TEST(RouteTable, every_case_comes_out_as_written) {
  auto const rulebook = rulebook::embedded_rulebook();
  std::size_t cases = 0;
  for_each_case([&](std::string const& name, Json const& json, Json const& expected) {
    SCOPED_TRACE(name);
    auto const facts = parse_facts(write_json(json));
    if (facts.has_error()) {
      compare(expected, facts.error());
    } else {
      compare(expected, route(rulebook, facts.value()));
    }
    ++cases;
  });
  EXPECT_GE(cases, 95u);
}

/// What the cases name in their expectations.
struct Named {
  std::set<std::string> allowed, refused, reasons, roles, editions, clouds, next;
};

Named named_by_cases(rulebook::Rulebook const& rulebook) {
  Named named;
  for_each_case([&](std::string const&, Json const& facts_json, Json const& expected) {
    if (auto const* allowed = expected.find("allowed")) {
      for (auto& vehicle : texts(*allowed)) named.allowed.insert(vehicle);
    }
    for_each_member(expected.find("refused"), [&](std::string const& vehicle, Json const& reasons) {
      named.refused.insert(vehicle);
      for (auto& code : texts(reasons)) named.reasons.insert(code);
    });
    if (auto const* next = expected.find("next")) named.next.insert(*next->as<std::string>());
    auto const facts = parse_facts(write_json(facts_json));
    if (facts.has_error()) return;
    auto const decision = route(rulebook, facts.value());
    if (decision.has_error()) return;
    named.roles.insert(to_text(facts.value().desk.partner_role));
    named.clouds.insert(to_text(facts.value().customer.cloud));
    named.editions.insert(decision.value().rulebook);
  });
  return named;
}

TEST(RouteTable, the_cases_name_every_vehicle_reason_role_edition_cloud_and_next_step) {
  auto const rulebook = rulebook::embedded_rulebook();
  auto const named = named_by_cases(rulebook);
  auto const expect = [](std::set<std::string> const& set, std::string const& word, char const* what) {
    EXPECT_TRUE(set.contains(word)) << "no case " << what << " " << word;
  };
  for (auto const& pack : rulebook.packs) {
    for (auto const& vehicle : pack.all.vehicles) {
      expect(named.allowed, vehicle.code, "allows");
      expect(named.refused, vehicle.code, "refuses");
    }
    for (auto const& refusal : pack.all.refusals) expect(named.reasons, refusal.code, "gives the reason");
    for (auto const& edition : pack.all.editions) expect(named.editions, pack.id + " " + edition.id, "is decided by");
  }
  for (auto const* code : {"report_to_security_response",
                           "service_not_covered",
                           "kind_not_covered",
                           "nature_not_covered",
                           "version_unknown",
                           "version_not_covered",
                           "area_not_covered",
                           "tenant_not_covered",
                           "cloud_not_covered",
                           "partner_role_not_eligible",
                           "membership_missing",
                           "not_activated",
                           "not_held",
                           "expired",
                           "not_yet_valid",
                           "exhausted",
                           "delegated_access_missing",
                           "delegated_access_expired",
                           "no_delivery_partner",
                           "no_provider"}) {
    expect(named.reasons, code, "gives the reason");
  }
  for (auto const& role : enum_names<rulebook::PartnerRole>()) expect(named.roles, role, "has the role");
  for (auto const& cloud : enum_names<customers::Cloud>()) expect(named.clouds, cloud, "is in the cloud");
  for (auto const& next : enum_names<Next>()) expect(named.next, next, "ends in");
}

TEST(FactsJson, reads_back_what_it_writes) {
  std::ifstream in("tests/route/direct-bill-2026.json");
  std::string const text{std::istreambuf_iterator<char>{in}, {}};
  auto const parsed = http::parse_json(text).value();
  auto const facts = parse_facts(write_json(*parsed.find("base"))).value();
  EXPECT_EQ(facts_json(parse_facts(facts_json(facts)).value()), facts_json(facts));
}

}  // namespace
}  // namespace podpora::routing
