#include "features/rulebook/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace podpora::rulebook {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

std::string const kHead = R"(
pack = "acme"
vendor = "Acme"
name = { en = "Acme", cs = "Acme" }
[[source]]
id = "page"
page = "https://acme.example/support"
date = 2025-01-01
[[edition]]
id = "one"
title = { en = "One", cs = "Jedna" }
valid_from = 2025-01-01
source = "page"
)";

LoadedRulebook load(std::string const& text) {
  PackFile const file{"acme.toml", kHead + text};
  return load_rulebook({&file, 1});
}

/// The first error as `line field code`.
std::string first_error(std::string const& text) {
  auto const errors = load(text).errors;
  if (errors.empty()) return "none";
  return std::to_string(errors[0].line) + " " + errors[0].field + " " + errors[0].code;
}

TEST(LoadRulebook, tells_file_line_and_field_of_every_mistake) {
  EXPECT_EQ(first_error(""), "none");
  EXPECT_EQ(first_error("[[service]]\ncode = 7\n"), "14 service[0].valid_from missing");
  EXPECT_EQ(first_error("[[colour]]\nx = 1\n"), "14 colour unknown_key");
  EXPECT_EQ(first_error("= 1\n"), "14  not_toml");
  EXPECT_EQ(
      first_error(
          "[[link]]\ncode = \"a\"\nurl = \"u\"\nname = { en = \"n\" }\nvalid_from = 2025-01-01\nsource = \"page\"\n"),
      "17 link[0].name.cs missing");
  EXPECT_EQ(first_error("[[link]]\ncode = \"a\"\nurl = \"u\"\nname = { en = \"n\", cs = \"n\" }\nvalid_from = "
                        "2025-01-01\nsource = \"pge\"\n"),
            "14 link[0].source refers_to_nothing");
  EXPECT_EQ(first_error("[[severity]]\ncode = \"D\"\nname = { en = \"n\", cs = \"n\" }\ndefinition = { en = \"n\", cs "
                        "= \"n\" }\nvalid_from = 2025-01-01\nsource = \"page\"\n"),
            "15 severity[0].code unknown_word");
  EXPECT_EQ(first_error("[[membership]]\ncode = \"gold\"\nname = { en = \"n\", cs = \"n\" }\nvalid_from = "
                        "2025-02-01\nvalid_to = 2025-01-01\nsource = \"page\"\n"),
            "18 membership[0].valid_to ends_before_it_begins");
}

TEST(LoadRulebook, reports_all_mistakes_not_only_the_first) {
  auto const errors = load("[[service]]\ncode = 7\ntrack = \"sea\"\nextra = true\n").errors;
  std::vector<std::string> codes;
  for (auto const& error : errors) codes.push_back(error.field + " " + error.code);
  EXPECT_THAT(codes, ::testing::UnorderedElementsAre("service[0].name missing", "service[0].valid_from missing",
                                                     "service[0].source missing", "service[0].code wrong_type",
                                                     "service[0].track unknown_word", "service[0].extra unknown_key"));
}

TEST(LoadRulebook, refuses_two_versions_of_a_fact_that_hold_at_one_time) {
  auto const service = [](char const* from, char const* to) {
    return std::string{
               "[[service]]\ncode = \"hosting\"\nname = { en = \"n\", cs = \"n\" }\ntrack = \"cloud\"\nsource = "
               "\"page\"\nvalid_from = "} +
           from + "\n" + (to ? std::string{"valid_to = "} + to + "\n" : "");
  };
  EXPECT_EQ(first_error(service("2025-01-01", "2025-06-01") + service("2025-06-01", nullptr)), "none");
  EXPECT_EQ(first_error(service("2025-01-01", nullptr) + service("2025-06-01", nullptr)),
            "20 service[1].valid_from overlaps");
}

TEST(LoadRulebook, needs_the_name_of_the_pack) {
  PackFile const file{"x.toml", "[[service]]\n"};
  EXPECT_THAT(load_rulebook({&file, 1}).errors, ElementsAre(PackError{"x.toml", 1, "pack", "missing", {}}));
}

TEST(EmbeddedRulebook, holds_the_program_of_each_year) {
  auto const rulebook = embedded_rulebook();
  auto const names = [&](char const* day) {
    std::vector<std::string> codes;
    for (auto const* edition : in_force(rulebook, *parse_rfc3339(std::string{day} + "T12:00:00Z"))) {
      if (edition->pack == "microsoft-csp") {
        for (auto const& vehicle : edition->rules.vehicles) codes.push_back(vehicle.code);
      }
    }
    return codes;
  };
  EXPECT_THAT(names("2019-05-01"), IsEmpty());
  EXPECT_THAT(names("2021-07-01"),
              ElementsAre("commercial_support", "psfp", "asfp", "signature_cloud_support", "product_support_incidents",
                          "csp_entitlement", "china_operator_support", "indirect_provider", "delivery_partner"));
  EXPECT_THAT(names("2026-11-22"), Contains("partner_cloud_support"));
  EXPECT_THAT(names("2026-11-22"), Contains("unified_for_partners"));
  EXPECT_THAT(names("2026-11-22"), Not(Contains("signature_cloud_support")));
  EXPECT_EQ(edition_for(rulebook, "azure", *parse_rfc3339("2021-07-01T00:00:00Z"))->name, "microsoft-csp 2021-06");
  EXPECT_EQ(edition_for(rulebook, "azure", *parse_rfc3339("2026-11-22T00:00:00Z"))->name, "microsoft-csp 2026-07");
}

TEST(EmbeddedRulebook, counts_what_the_sources_state) {
  auto const rulebook = embedded_rulebook();
  auto const amount = [&](char const* day, std::string const& vehicle, std::string const& membership) {
    for (auto const& allowance :
         edition_for(rulebook, "azure", *parse_rfc3339(std::string{day} + "T00:00:00Z"))->rules.allowances) {
      if (allowance.vehicle == vehicle && allowance.membership == membership) return allowance.amount.value_or(-1);
    }
    return std::int64_t{0};
  };
  EXPECT_EQ(amount("2023-10-01", "product_support_incidents", "solutions_partner"), 20);
  EXPECT_EQ(amount("2023-10-01", "product_support_incidents", "action_pack"), 10);
  EXPECT_EQ(amount("2023-10-01", "signature_cloud_support", "solutions_partner"), -1);
  EXPECT_EQ(amount("2026-11-22", "partner_cloud_support", "solutions_partner"), 50);
  EXPECT_EQ(amount("2023-10-01", "signature_cloud_support", "gold_cloud_competency"), -1);
  EXPECT_EQ(amount("2023-10-01", "signature_cloud_support", "silver_competency"), 5);
  EXPECT_EQ(amount("2023-10-01", "technical_presales_deployment", "silver_competency"), 20);
  EXPECT_EQ(amount("2026-11-22", "partner_cloud_support", "success_core"), 2);
  EXPECT_EQ(amount("2026-11-22", "partner_on_premises_support", "success_expanded"), 0);
  EXPECT_EQ(amount("2026-11-22", "technical_presales_deployment", "success_expanded"), 10);
  EXPECT_EQ(amount("2021-07-01", "product_support_incidents", "gold_competency"), 0);  // no source states it
}

TEST(LoadRulebook, checks_causes_and_lifecycles) {
  std::string const rest = "name = { en = \"n\", cs = \"n\" }\nvalid_from = 2025-01-01\nsource = \"page\"\n";
  auto const cause = "[[cause]]\ncode = \"how_to\"\n" + rest;
  EXPECT_EQ(first_error(cause + "self_service = true\navoided_by = \"training\"\nwords = [\"how\"]\n"), "none");
  EXPECT_EQ(first_error(cause + "avoided_by = \"luck\"\n"), "19 cause[0].avoided_by unknown_word");
  EXPECT_EQ(first_error(cause + cause), "19 cause[1].valid_from overlaps");
  auto const lifecycle = "[[lifecycle]]\ncode = \"old\"\nends = 2026-01-01\n" + rest;
  EXPECT_EQ(first_error(lifecycle + "service = \"hosting\"\nwords = [\"old\"]\n"),
            "14 lifecycle[0].service refers_to_nothing");
  EXPECT_EQ(first_error("[[service]]\ncode = \"hosting\"\ntrack = \"cloud\"\n" + rest + lifecycle +
                        "service = \"hosting\"\n"),
            "20 lifecycle[0].words missing");
}

TEST(LoadRulebook, checks_credit_claims_and_tiers) {
  std::string const rest = "valid_from = 2025-01-01\nsource = \"page\"\n";
  auto const claim = "[[credit_claim]]\ncode = \"cloud\"\nname = { en = \"n\", cs = \"n\" }\n" + rest;
  std::string const field =
      "[[credit_claim.field]]\nname = \"tenant\"\nlabel = { en = \"n\", cs = \"n\" }\nkind = \"guid\"\n";
  EXPECT_EQ(first_error(claim + "deadline_months = 1\nfiled_by = [\"direct_bill\"]\n" + field), "none");
  EXPECT_EQ(first_error(claim + field), "none");  // what no source states is left out
  EXPECT_EQ(first_error(claim), "14 credit_claim[0].field missing");
  EXPECT_EQ(first_error(claim + "deadline_months = 1\ndeadline_days = 30\n" + field),
            "20 credit_claim[0].deadline_days months_or_days");
  EXPECT_EQ(first_error(claim + "deadline_months = -1\n" + field), "19 credit_claim[0].deadline_months negative");
  EXPECT_EQ(first_error(claim + "answer_days = 45\n" + field), "14 credit_claim[0].answer_source missing");
  EXPECT_EQ(first_error(claim + "answer_days = 45\nanswer_source = \"pge\"\n" + field),
            "14 credit_claim[0].answer_source refers_to_nothing");
  EXPECT_EQ(first_error(claim + "filed_by = [\"everybody\"]\n" + field), "19 credit_claim[0].filed_by unknown_word");
  EXPECT_EQ(first_error(claim + field + "prefill = \"customer.shoe_size\"\n"),
            "23 credit_claim[0].field[0].prefill unknown_word");
  EXPECT_EQ(first_error(claim + field + field), "19 credit_claim[0].field twice");
  EXPECT_EQ(first_error(claim + field + claim + field), "23 credit_claim[1].valid_from overlaps");
  auto const tier = "[[credit_tier]]\ncode = \"t\"\n" + rest;
  EXPECT_EQ(first_error(tier + "below_basis_points = 9990\npercent = 25\n"), "none");
  EXPECT_EQ(first_error(tier + "below_basis_points = 9990\npercent = 250\n"), "19 credit_tier[0].percent too_large");
  EXPECT_EQ(first_error(tier + "percent = 25\n"), "14 credit_tier[0].below_basis_points missing");
}

TEST(EmbeddedRulebook, says_how_credits_are_claimed) {
  auto const rulebook = embedded_rulebook();
  auto const claim = [&](char const* service, customers::Cloud cloud) {
    auto const* edition = edition_for(rulebook, service, *parse_rfc3339("2026-11-22T00:00:00Z"));
    return find_credit_claim(*edition, {.service = service, .cloud = cloud});
  };
  ASSERT_NE(claim("azure", customers::Cloud::kGlobal), nullptr);
  EXPECT_EQ(claim("azure", customers::Cloud::kGlobal)->deadline_months, 2);
  EXPECT_EQ(claim("microsoft_365", customers::Cloud::kUsGov)->deadline_months, 1);
  EXPECT_EQ(claim("dynamics_365", customers::Cloud::kGlobal)->advisories_qualify, false);
  EXPECT_THAT(claim("dynamics_365", customers::Cloud::kGlobal)->filed_by,
              ElementsAre(PartnerRole::kDirectBill, PartnerRole::kIndirectProvider));
  EXPECT_EQ(claim("azure", customers::Cloud::kChina), nullptr);  // no dated source states it
  EXPECT_EQ(claim("on_premises", customers::Cloud::kGlobal), nullptr);
  auto const* edition = edition_for(rulebook, "azure", *parse_rfc3339("2026-11-22T00:00:00Z"));
  std::vector<std::int64_t> percents;
  for (auto const* tier : credit_tiers_for(*edition, {.service = "microsoft_365"})) percents.push_back(tier->percent);
  EXPECT_THAT(percents, ElementsAre(100, 50, 25));
  EXPECT_THAT(credit_tiers_for(*edition, {.service = "azure"}), IsEmpty());  // they differ by resource
}

TEST(EmbeddedRulebook, offers_causes_for_every_service_and_kind) {
  auto const rulebook = embedded_rulebook();
  for (auto const* edition : in_force(rulebook, *parse_rfc3339("2026-11-22T00:00:00Z"))) {
    for (auto const& service : edition->rules.services) {
      for (auto const kind : {Kind::kBilling, Kind::kSubscription, Kind::kTechnical}) {
        std::vector<std::string> codes;
        for (auto const* cause : causes_for(*edition, {.service = service.code, .kind = kind})) {
          codes.push_back(cause->code);
        }
        EXPECT_THAT(codes, Contains("how_to")) << service.code;
        EXPECT_THAT(codes, Contains("other")) << service.code;
        EXPECT_EQ(std::ranges::count(codes, "invoice"), kind == Kind::kBilling ? 1 : 0) << service.code;
      }
    }
  }
}

TEST(EmbeddedRulebook, walls_off_the_clouds_by_host_authority_and_tenant) {
  auto const rulebook = embedded_rulebook();
  auto const& clouds = edition_for(rulebook, "azure", *parse_rfc3339("2026-11-22T00:00:00Z"))->rules.clouds;
  ASSERT_EQ(clouds.size(), 3u);
  std::set<std::string> authorities;
  for (auto const& cloud : clouds) {
    authorities.insert(cloud.authority);
    EXPECT_EQ(cloud.endpoints.size(), 3u);
    for (auto const& endpoint : cloud.endpoints) EXPECT_EQ(endpoint.authority, cloud.authority);
    EXPECT_EQ(cloud.endpoints[0].host, cloud.api_host);
    EXPECT_EQ(cloud.endpoints[0].tenant, TokenTenant::kPartner);
  }
  EXPECT_EQ(authorities.size(), 3u);
}

}  // namespace
}  // namespace podpora::rulebook
