// However two tickets look: merging them loses and doubles nothing, and taking it back restores both.

#include "features/charges/carry.h"
#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/tickets/merge.h"
#include "features/tickets/ticket_store.h"

#include <gtest/gtest.h>

#include <set>

namespace podpora::charges {
namespace {

/// Draws numbers from one reproducible stream.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(make_seeded_random(seed)) {}
  std::uint32_t below(std::uint32_t bound) {
    std::uint32_t drawn = 0;
    random_->fill(std::as_writable_bytes(std::span{&drawn, 1}));
    return drawn % bound;
  }

 private:
  std::unique_ptr<Random> random_;
};

/// What two tickets hold, together or each.
struct Holding {
  std::multiset<std::string> messages;
  std::multiset<std::int64_t> entries;
  std::multiset<std::int64_t> lines;
  std::int64_t minutes{0};
  std::int64_t amount{0};

  bool operator==(Holding const&) const = default;
};

class MergeProperty : public ChargesTest {
 protected:
  void gather(tickets::TicketId ticket, Holding& into) {
    db().read(storage::Scope::of(desk), [&](auto& tx) {
      for (auto const& message : tickets::messages_of(tx, desk, ticket)) into.messages.insert(message.body);
      for (auto const& entry : time_entries_of(tx, desk, ticket)) {
        into.entries.insert(entry.id.value);
        into.minutes += entry.minutes;
      }
      for (auto const& line : charges_of(tx, desk, ticket)) {
        into.lines.insert(line.id.value);
        into.amount += line.amount_minor;
      }
    });
  }
  Holding of(std::initializer_list<tickets::TicketId> all) {
    Holding holding;
    for (auto const ticket : all) gather(ticket, holding);
    return holding;
  }
  void fill(tickets::TicketId ticket, Chance& chance) {
    for (auto left = chance.below(6); left > 0; --left) {
      write([&](auto& tx) {
        return tickets::add_message(
            tx, {audit, hooks}, anna, ticket,
            {.visibility = chance.below(2) == 0 ? tickets::Visibility::kInternal : tickets::Visibility::kCustomer,
             .author_kind = tickets::AuthorKind::kContact,
             .body = std::to_string(chance.below(1000))});
      }).value();
    }
    for (auto left = chance.below(5); left > 0; --left) {
      record({.ticket_id = ticket,
              .minutes = static_cast<std::int64_t>(5 + chance.below(90)),
              .started_at = clock.now(),
              .note = "work",
              .billable = chance.below(4) != 0})
          .value();
    }
  }
};
PODPORA_BOTH_DATABASES(MergeProperty);

TEST_P(MergeProperty, NothingIsLostOrDoubled) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    auto const source = open(customer);
    auto const survivor = open(customer);
    auto const bystander = open(customer);
    for (auto const ticket : {source, survivor, bystander}) fill(ticket, chance);
    auto const together = of({source, survivor});
    auto const apart = std::pair{of({source}), of({survivor})};
    auto const beside = of({bystander});
    tickets::MergeContext context{{audit, hooks}, tickets::ticket_carriers()};
    for (auto& carrier : ticket_carriers()) context.carriers.push_back(std::move(carrier));
    write([&](auto& tx) {
      return tickets::merge_ticket(tx, context, anna, {.source = source, .into = survivor});
    }).value();
    EXPECT_EQ(of({survivor}), together);
    EXPECT_EQ(of({source}), Holding{});
    EXPECT_EQ(of({bystander}), beside);
    write([&](auto& tx) { return tickets::unmerge_ticket(tx, context, anna, source); }).value();
    EXPECT_EQ(of({source}), apart.first);
    EXPECT_EQ(of({survivor}), apart.second);
    write([&](auto& tx) {
      return tickets::merge_ticket(tx, context, anna, {.source = source, .into = survivor});
    }).value();
    record({.ticket_id = survivor, .minutes = 10, .started_at = clock.now(), .note = "more"}).value();
    auto const refused = write([&](auto& tx) { return tickets::unmerge_ticket(tx, context, anna, source); });
    EXPECT_EQ(refused.error().code, "merge-continued");
  }
}

}  // namespace
}  // namespace podpora::charges
