#include "features/charges/terms_rules.h"

#include <gtest/gtest.h>

namespace podpora::charges {
namespace {

TEST(Terms, FaultsNameTheirField) {
  EXPECT_TRUE(terms_faults(default_terms(), "/terms").empty());
  struct Case {
    char const* pointer;
    char const* code;
    void (*spoil)(Terms&);
  };
  for (auto const& c : std::initializer_list<Case>{
           {"/work_types/1/code", "duplicate", [](Terms& t) { t.work_types[1].code = "remote"; }},
           {"/work_types/0/code", "required", [](Terms& t) { t.work_types[0].code = ""; }},
           {"/work_types/0/title/cs", "required", [](Terms& t) { t.work_types[0].title.cs = ""; }},
           {"/work_types/0/percent", "out-of-range", [](Terms& t) { t.work_types[0].percent = -1; }},
           {"/work_types/0/increment_minutes", "out-of-range", [](Terms& t) { t.work_types[0].increment_minutes = 0; }},
           {"/lines/0/discount_basis_points", "out-of-range",
            [](Terms& t) { t.lines = {{.discount_basis_points = 10'001, .tax_basis_points = 2100}}; }},
           {"/lines/0/tax_category", "tax-category", [](Terms& t) { t.lines = {{.tax_category = "VAT"}}; }},
           {"/lines/0/tax_basis_points", "tax-rate", [](Terms& t) { t.lines = {{.tax_category = "S"}}; }},
           {"/lines/0/tax_basis_points", "tax-rate",
            [](Terms& t) { t.lines = {{.tax_category = "AE", .tax_basis_points = 2100}}; }},
           {"/lines/1", "duplicate",
            [](Terms& t) {
              t.lines = {{.tax_category = "Z"}, {.tax_category = "E"}};
            }},
           {"/fees/0/title/en", "required",
            [](Terms& t) {
              t.fees = {{.code = "backup", .title = {"", "Zálohy"}}};
            }},
           {"/fees/0/quantity", "out-of-range",
            [](Terms& t) {
              t.fees = {{.code = "backup", .title = {"Backup", "Zálohy"}, .quantity = 0}};
            }},
           {"/mark_ups/1/upstream", "duplicate",
            [](Terms& t) {
              t.mark_ups = {{}, {}};
            }},
           {"/approval/above_minor", "out-of-range", [](Terms& t) { t.approval.above_minor = -1; }},
           {"/approval/days", "out-of-range", [](Terms& t) { t.approval.days = 0; }},
           {"/included/low_percent", "out-of-range", [](Terms& t) { t.included.low_percent = 101; }},
           {"/cost_hourly_minor", "out-of-range", [](Terms& t) { t.cost_hourly_minor = -1; }},
       }) {
    auto terms = default_terms();
    c.spoil(terms);
    auto const faults = terms_faults(terms, "/terms");
    ASSERT_EQ(faults.size(), 1u) << c.pointer << " " << c.code;
    EXPECT_EQ(faults[0].pointer, std::string("/terms") + c.pointer);
    EXPECT_EQ(faults[0].code, c.code) << c.pointer;
  }
}

TEST(Terms, TheClosestRowRulesALine) {
  Terms terms;
  EXPECT_EQ(line_terms(terms, LineKind::kTime, "azure").tax_category, "") << "as the seller is taxed";
  terms.lines = {{.discount_basis_points = 1, .tax_category = "Z"},
                 {.kind = LineKind::kTime, .discount_basis_points = 2, .tax_category = "Z"},
                 {.service = "azure", .discount_basis_points = 3, .tax_category = "Z"},
                 {.kind = LineKind::kTime, .service = "azure", .discount_basis_points = 4, .tax_category = "Z"}};
  EXPECT_EQ(line_terms(terms, LineKind::kFee, "").discount_basis_points, 1);
  EXPECT_EQ(line_terms(terms, LineKind::kTime, "").discount_basis_points, 2);
  EXPECT_EQ(line_terms(terms, LineKind::kFee, "azure").discount_basis_points, 3);
  EXPECT_EQ(line_terms(terms, LineKind::kTime, "azure").discount_basis_points, 4);
}

TEST(Terms, CostIsPassedOnByTheRuleOfItsSource) {
  Terms terms;
  EXPECT_EQ(passed_on(terms, "provider", 10'000), 10'000);
  terms.mark_ups = {{.percent_basis_points = 1000},
                    {.upstream = "provider", .percent_basis_points = 1550, .fixed_minor = 500},
                    {.upstream = "vendor", .absorbed = true}};
  EXPECT_EQ(passed_on(terms, "somebody", 10'005), 11'006) << "11 005.5 goes away from zero";
  EXPECT_EQ(passed_on(terms, "provider", 10'000), 12'050);
  EXPECT_EQ(passed_on(terms, "vendor", 10'000), 0);
}

}  // namespace
}  // namespace podpora::charges
