#include "features/billing/invoice_rules.h"

#include "features/billing/amount_text.h"
#include "features/billing/sample_invoice_test.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace podpora::billing {
namespace {

TEST(SumUp, RoundsTheTaxOfEachCategoryOnce) {
  std::vector<InvoiceLine> lines(3, sample_line());
  for (auto& line : lines) line.net_minor = 5;  // 21 % of 5 is 1.05: line by line 3, at once 3.15
  EXPECT_EQ(sum_up(lines).tax_minor, 3);
  for (auto& line : lines) line.net_minor = 11;  // 2.31 each, 6.93 together
  EXPECT_EQ(sum_up(lines).tax_minor, 7);
  lines = {sample_line("S", 5000)};
  lines.front().net_minor = -1;  // halves go away from zero
  EXPECT_EQ(sum_up(lines).tax_minor, -1);
  EXPECT_EQ(sum_up({}).payable_minor, 0);
}

TEST(SumUp, KeepsRatesAndCategoriesApart) {
  auto const totals = sum_up({sample_line(), sample_line("AE", 0), sample_line("S", 1200), sample_line()});
  ASSERT_EQ(totals.taxes.size(), 3u);
  EXPECT_EQ(totals.taxes[0], (TaxSubtotal{"AE", 0, 90'000, 0}));
  EXPECT_EQ(totals.taxes[1], (TaxSubtotal{"S", 1200, 90'000, 10'800}));
  EXPECT_EQ(totals.taxes[2], (TaxSubtotal{"S", 2100, 180'000, 37'800}));
  EXPECT_EQ(totals.net_minor, 360'000);
  EXPECT_EQ(totals.payable_minor, 408'600);
}

TEST(SumUp, ACreditNoteGivesBackWhatTheInvoiceTook) {
  rc::check("the totals of reversed lines are the totals reversed", [](std::vector<std::int32_t> const& amounts) {
    std::vector<InvoiceLine> lines;
    for (auto const amount : amounts) {
      lines.push_back(sample_line("S", amount % 2 == 0 ? 2100 : 1200));
      lines.back().net_minor = amount;
    }
    auto const there = sum_up(lines);
    for (auto& line : lines) line = reversed(line);
    auto const back = sum_up(lines);
    RC_ASSERT(there.payable_minor == -back.payable_minor);
    RC_ASSERT(there.tax_minor == -back.tax_minor);
  });
}

TEST(LineOf, KeepsWhatTheChargeSays) {
  charges::Charge charge;
  charge.text = "Support";
  charge.quantity_thousandths = 1'500;
  charge.unit = charges::ChargeUnit::kMonth;
  charge.unit_price_minor = 1'000;
  charge.discount_minor = 500;
  charge.amount_minor = 1'000;
  charge.currency = "EUR";
  charge.supplied_on = "2026-11-01";
  auto line = line_of(charge, "en");
  EXPECT_EQ(line.unit, "MON");
  EXPECT_EQ(line.net_minor, 1'000);
  EXPECT_EQ(line.discount_reason, "Discount");
  charge.drawn_hundredths = 100;
  EXPECT_EQ(line_of(charge, "cs").discount_reason, "Předplaceno");
}

TEST(AmountText, ByTheTable) {
  EXPECT_EQ(decimal_text(123'450, 2), "1234.50");
  EXPECT_EQ(decimal_text(-5, 2), "-0.05");
  EXPECT_EQ(decimal_text(7, 0), "7");
  EXPECT_EQ(decimal_text(1, 3), "0.001");
  EXPECT_EQ(short_decimal_text(750, 3), "0.75");
  EXPECT_EQ(short_decimal_text(21'000, 3), "21");
  EXPECT_EQ(short_decimal_text(100, 0), "100");
  EXPECT_EQ(minor_digits("CZK"), 2);
  EXPECT_EQ(minor_digits("JPY"), 0);
  EXPECT_EQ(minor_digits("KWD"), 3);
  EXPECT_EQ(local_decimal_text("en", "1234567.50"), "1,234,567.50");
  EXPECT_EQ(local_decimal_text("cs", "-1234.5"), "\u22121\u00a0234,5");
  EXPECT_EQ(local_decimal_text("en", "123"), "123");
  EXPECT_EQ(local_day_text("cs", "2026-11-03"), "3.\u00a011.\u00a02026");
  EXPECT_EQ(local_day_text("en", "2026-11-23"), "23 Nov 2026");
  EXPECT_EQ(local_day_text("en", "soon"), "soon");
}

}  // namespace
}  // namespace podpora::billing
