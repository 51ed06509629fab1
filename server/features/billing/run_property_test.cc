#include "features/billing/billing_fixture_test.h"

#include <rapidcheck.h>

#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <set>

namespace podpora::billing {
namespace {

/// Throws of a die that fall the same way for the same seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(make_seeded_random(seed)) {}
  /// From 0 to below `sides`.
  std::int64_t roll(std::uint64_t sides) {
    std::array<std::byte, sizeof(std::uint64_t)> bytes{};
    random_->fill(bytes);
    std::uint64_t number = 0;
    for (auto const byte : bytes) number = number << 8U | std::to_integer<std::uint64_t>(byte);
    return static_cast<std::int64_t>(number % sides);
  }

 private:
  std::unique_ptr<Random> random_;
};

class RunPropertyTest : public BillingTest {
 protected:
  /// Every line that was ever put in, whatever became of it.
  std::vector<charges::ChargeId> lines;
  std::vector<customers::CustomerId> who;

  std::string day(int index) const { return "2026-" + std::string(index < 30 ? "10-" : "11-") + two(index % 30 + 1); }
  static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

  /// A line of any sort: work, a credit, work that cost nothing, work that may not be billed yet.
  void enter(Dice& dice) {
    auto const pick = [&](std::uint64_t sides) { return static_cast<int>(dice.roll(sides)); };
    auto line =
        work(who[static_cast<std::size_t>(pick(3))], 1 + pick(300), day(pick(60)), pick(4) == 0 ? "EUR" : "CZK");
    auto const kind = pick(10);
    if (kind == 0) {
      line.quantity_thousandths = -line.quantity_thousandths;
      line.amount_minor = -line.amount_minor;
    } else if (kind == 1) {
      line.discount_minor = line.amount_minor;
      line.amount_minor = 0;
    } else if (kind == 2) {
      line.ready = false;
    }
    lines.push_back(put(line));
  }

  void bill_until(int last, bool approve_it) {
    auto const run = start("2026-10-01", day(last)).value();
    if (approve_it && !drafts(run).empty()) {
      approve(run).value();
      lock(run).value();
    } else {
      write([&](auto& tx) { drop_run(tx, audit, anna, run.id).value(); });
    }
  }

  void correct(Dice& dice) {
    auto const invoices = all_invoices();
    if (invoices.empty()) return;
    auto const& invoice = invoices[static_cast<std::size_t>(dice.roll(invoices.size()))];
    auto const size = document(invoice.id).lines.size();
    // Half of the time a single line; one that is given back already is refused, which is as it should be.
    if (dice.roll(2) == 0) {
      credit(invoice.id, {1 + dice.roll(size)});
    } else {
      credit(invoice.id);
    }
  }

  /// What must hold at any time: each invoice is its charges, each charge is in one invoice at most, the numbers of a
  /// series are 1, 2, 3 …
  void check_books() {
    std::set<std::int64_t> taken;
    std::map<std::string, std::set<std::string>> numbers;
    for (auto const& invoice : all_invoices()) {
      auto const charges = read([&](auto& tx) { return charges::charges_of_invoice(tx, desk, invoice.id.value); });
      std::int64_t net = 0;
      for (auto const& charge : charges) {
        RC_ASSERT(taken.insert(charge.id.value).second);
        net += charge.amount_minor;
      }
      bool const credit = invoice.kind == InvoiceKind::kCreditNote;
      RC_ASSERT(net == (credit ? -invoice.net_minor : invoice.net_minor));
      RC_ASSERT(charges.size() == document(invoice.id).lines.size());
      numbers[credit ? "D2026" : "2026"].insert(invoice.number);
    }
    for (auto const& [series, of_series] : numbers) {
      std::size_t expected = 0;
      for (auto const& number : of_series) {
        auto text = std::to_string(++expected);
        RC_ASSERT(number == series + std::string(4 - text.size(), '0') + text);
      }
    }
  }

  /// After a last run nothing is left but what may not be billed, or costs nothing and has no company.
  void check_nothing_forgotten() {
    for (auto const id : lines) {
      auto const charge = read([&](auto& tx) { return charges::find_charge(tx, desk, id); }).value();
      if (!charge.invoice_id && charge.ready) RC_ASSERT(charge.amount_minor == 0);
    }
  }
};
PODPORA_BOTH_DATABASES(RunPropertyTest);

TEST_P(RunPropertyTest, NothingIsBilledTwiceOrForgotten) {
  for (auto const* name : {"Klas", "Brod", "Contoso"}) who.push_back(add_customer(name));
  // One growing history; each step is random, and the books are looked at after each.
  auto const result = rc::check("the books hold after every step", [&](std::uint32_t seed) {
    Dice dice(seed);
    for (int step = 0; step < 6; ++step) {
      auto const what = dice.roll(10);
      if (what < 6) {
        for (auto n = dice.roll(6); n > 0; --n) enter(dice);
      } else if (what < 8) {
        bill_until(static_cast<int>(dice.roll(60)), dice.roll(4) != 0);
      } else {
        correct(dice);
      }
    }
    check_books();
    bill_until(59, true);
    check_nothing_forgotten();
    auto const before = all_invoices().size();
    bill_until(59, true);
    RC_ASSERT(all_invoices().size() == before);
  });
  EXPECT_TRUE(result);
  EXPECT_GT(all_invoices().size(), 10u);
}

/// The slow reference: exact fractions, invoice by invoice, with nothing of ours.
struct Expected {
  __int128 net{0};
  std::map<std::int64_t, __int128> taxable;

  std::int64_t payable() const {
    __int128 sum = net;
    for (auto const& [rate, amount] : taxable) {
      __int128 const doubled = amount * rate * 2;
      __int128 const whole = 2 * 10'000;
      // Half up in absolute value, written out the long way.
      __int128 const magnitude = doubled < 0 ? -doubled : doubled;
      __int128 rounded = magnitude / whole;
      if (magnitude % whole * 2 >= whole) ++rounded;
      sum += doubled < 0 ? -rounded : rounded;
    }
    return static_cast<std::int64_t>(sum);
  }
};

TEST_P(RunPropertyTest, AYearOfTwoHundredCustomersInOneRun) {
  Dice dice(20261127);
  constexpr int kCustomers = 200;
  constexpr int kLines = 120;
  std::map<std::pair<std::int64_t, std::string>, Expected> expected;
  for (int c = 0; c < kCustomers; ++c) who.push_back(add_customer("Customer " + std::to_string(1000 + c)));
  write([&](auto& tx) {
    for (auto const customer : who) {
      for (int i = 0; i < kLines; ++i) {
        auto line =
            work(customer, 1 + dice.roll(600),
                 "2026-" + two(1 + static_cast<int>(dice.roll(12))) + "-" + two(1 + static_cast<int>(dice.roll(28))),
                 dice.roll(5) == 0 ? "EUR" : "CZK");
        line.tax_basis_points = dice.roll(3) == 0 ? 1200 : 2100;
        line.amount_minor = dice.roll(1'000'003) - (dice.roll(20) == 0 ? 900'000 : 0);
        charges::insert_charge(tx, desk, line);
        auto& invoice = expected[{customer.value, line.currency}];
        invoice.net += line.amount_minor;
        invoice.taxable[line.tax_basis_points] += line.amount_minor;
      }
    }
  });
  auto const begun = std::chrono::steady_clock::now();
  auto const invoices = bill("2026-12-31");
  auto const took = std::chrono::steady_clock::now() - begun;
  std::cout << kCustomers * kLines << " lines in " << invoices.size() << " invoices: preview, approval and lock took "
            << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms on " << GetParam() << "\n";
  ASSERT_EQ(invoices.size(), expected.size());
  for (auto const& invoice : invoices) {
    auto const& wanted = expected.at({invoice.customer_id.value, invoice.currency});
    auto const sign = invoice.kind == InvoiceKind::kCreditNote ? -1 : 1;
    EXPECT_EQ(sign * invoice.payable_minor, wanted.payable()) << invoice.number;
    EXPECT_EQ(sign * invoice.net_minor, static_cast<std::int64_t>(wanted.net)) << invoice.number;
  }
  EXPECT_TRUE(bill("2026-12-31").empty());
}

}  // namespace
}  // namespace podpora::billing
