#include "features/charges/new_line.h"
#include "features/claims/claims_fixture_test.h"

#include <rapidcheck.h>

namespace podpora::claims {
namespace {

/// Whatever people do and in whichever order, the customer is credited at most once, and never with more than the
/// vendor gave.
class ClaimProperty : public ClaimsTest {
 protected:
  std::vector<ClaimId> claims;
  std::int64_t invoices{0};

  ClaimId any() { return claims[*rc::gen::inRange<std::size_t>(0, claims.size())]; }

  void add() {
    auto const claim = start({.customer_id = bakery,
                              .service = "microsoft_365",
                              .title = "Mail",
                              .incident_from = at("2026-10-05T08:10:00Z"),
                              .incident_to = at("2026-10-05T12:40:00Z")})
                           .value();
    change({.id = claim.id, .ticket_id = ticket.id}).value();
    complete(claim.id);
    claims.push_back(claim.id);
  }

  void void_by_hand(ClaimId id) {
    write([&](auto& tx) {
      auto const claim = find_claim(tx, desk, id);
      if (claim->charge_id) [[maybe_unused]]
        auto const gone = charges::void_line(tx, audit, anna, *claim->charge_id);
    });
  }

  void invoice() {
    write([&](auto& tx) {
      ++invoices;
      for (auto const& line : charges::for_period(tx, desk, bakery, {"2026-01-01", "2027-01-01"})) {
        RC_ASSERT(charges::take_for_invoice(tx, desk, line.id, invoices));
      }
    });
  }

  /// One step; refusals are as good as successes here.
  void step() {
    auto const id = any();
    auto const minor = *rc::gen::inRange<std::int64_t>(1, 200'000);
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        file({.id = id, .vendor_number = "26"});
        break;
      case 1:
        answer({.id = id, .as = ClaimState::kAccepted, .amount = Money{minor, "CZK"}});
        break;
      case 2:
        answer({.id = id, .as = ClaimState::kPartly, .amount = Money{minor, "CZK"}, .text = "A part"});
        break;
      case 3:
        pass({.id = id});
        break;
      case 4:
        pass({.id = id, .amount = Money{minor, "CZK"}, .reason = "A part"});
        break;
      case 5:
        back(id);
        break;
      case 6:
        void_by_hand(id);
        break;
      default:
        invoice();
    }
  }

  void check(ClaimId id) {
    read([&](auto& tx) {
      auto const claim = find_claim(tx, desk, id).value();
      std::size_t living = 0;
      for (std::int64_t n = 1; n <= claim.passed_count; ++n) {
        auto const line =
            charges::find_by_reference(tx, desk, "claim/" + to_text(id) + "/" + std::to_string(n)).value();
        if (line.voided_at) continue;
        ++living;
        RC_ASSERT(claim.charge_id == line.id);
        RC_ASSERT(-line.amount_minor == claim.passed_minor);
        RC_ASSERT(claim.passed_minor <= claim.accepted_minor);
      }
      RC_ASSERT(living <= 1);
      if (living == 1) RC_ASSERT(claim.state == ClaimState::kCredited);
    });
  }
};
PODPORA_BOTH_DATABASES(ClaimProperty);

TEST_P(ClaimProperty, NeverTwoLinesForOneClaim) {
  EXPECT_TRUE(rc::check([&] {
    claims.clear();
    add();
    add();
    auto const steps = *rc::gen::inRange(5, 25);
    for (int i = 0; i < steps; ++i) step();
    for (auto const id : claims) check(id);
  }));
}

}  // namespace
}  // namespace podpora::claims
