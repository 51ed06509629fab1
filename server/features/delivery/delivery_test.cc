#include "features/calendars/calendar_store.h"
#include "features/delivery/arrangement.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::delivery {
namespace {

using storage::Scope;
using storage::Transaction;

class DeliveryTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f, std::optional<DeskId> of = {}) {
    return db().write(Scope::of(of.value_or(desk)), [&](Transaction& tx) { return f(tx); });
  }
  Result<Arrangement> add(Arrangement arrangement) {
    return write([&](auto& tx) { return add_arrangement(tx, context, anna, arrangement); });
  }
  std::vector<Arrangement> list(DeskId of) {
    return db().read(Scope::of(of), [&](Transaction& tx) { return arrangements_of(tx, of); });
  }

  audit::Context context{clock, ids, *random};
  Actor anna = system_actor(desk);
  Actor mallory = system_actor(other_desk);
  Arrangement dynamo{.service = "dynamics_365",
                     .kind = Kind::kTechnical,
                     .partner_name = "Dynamo",
                     .partner_address = "support@dynamo.example",
                     .contract = "D-7",
                     .contact_name = "Dana",
                     .contact_phone = "+420 200 000 300",
                     .told = "Invoice to the desk."};
};
PODPORA_BOTH_DATABASES(DeliveryTest);

TEST_P(DeliveryTest, AnArrangementIsAddedChangedAndEnded) {
  auto added = add(dynamo).value();
  EXPECT_EQ(list(desk).at(0).told, "Invoice to the desk.");
  added.partner_name = "Dynamo Two";
  auto const change = [&] { return write([&](auto& tx) { return change_arrangement(tx, context, anna, added); }); };
  EXPECT_EQ(change().value().version, 2);
  EXPECT_EQ(change().error().kind, ErrorCode::kPreconditionFailed);
  EXPECT_EQ(list(desk).at(0).partner_name, "Dynamo Two");
  auto const end = [&] { return write([&](auto& tx) { return end_arrangement(tx, context, anna, added.id); }); };
  EXPECT_TRUE(end().has_value());
  EXPECT_TRUE(list(desk).empty());
  EXPECT_EQ(end().error().kind, ErrorCode::kNotFound);
}

TEST_P(DeliveryTest, TheSameScopeCannotBeArrangedTwice) {
  EXPECT_TRUE(add(dynamo).has_value());
  EXPECT_EQ(add(dynamo).error().code, "delivery-twice");
  dynamo.kind = Kind::kBilling;
  EXPECT_TRUE(add(dynamo).has_value());
  dynamo.calendar_id = calendars::CalendarId{77};
  EXPECT_EQ(add(dynamo).error().fields.at(0).pointer, "/calendar_id");
}

TEST_P(DeliveryTest, OtherDesksSeeAndChangeNothing) {
  auto const added = add(dynamo).value();
  EXPECT_TRUE(list(other_desk).empty());
  auto const result = write([&](auto& tx) { return end_arrangement(tx, context, mallory, added.id); }, other_desk);
  EXPECT_EQ(result.error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(list(desk).size(), 1u);
}

TEST(Arrangement, FaultsNameTheField) {
  auto const pointers = [](Arrangement const& arrangement) {
    std::string all;
    for (auto const& fault : arrangement_faults(arrangement)) all += fault.pointer + " " + fault.code + ";";
    return all;
  };
  EXPECT_EQ(pointers({.service = "*", .mode = DeliveryMode::kOwn}), "");
  EXPECT_EQ(pointers({.service = "*", .mode = DeliveryMode::kOwn, .partner_name = "X"}),
            "/partner_name own-has-no-partner;");
  EXPECT_EQ(pointers({.mode = DeliveryMode::kResold}),
            "/service required;/partner_name required;/partner_address required;");
  EXPECT_EQ(pointers({.service = "*", .partner_name = "X", .partner_address = "nowhere"}), "/partner_address address;");
}

TEST(Arrangement, TheMoreExactOneRules) {
  auto const hours = calendars::CalendarId{1};
  std::vector<Arrangement> const list{{.service = "*", .partner_name = "all"},
                                      {.service = "azure", .partner_name = "azure"},
                                      {.service = "azure", .calendar_id = hours, .partner_name = "azure nights"},
                                      {.service = "azure", .kind = Kind::kBilling, .partner_name = "azure billing"}};
  auto const who = [&](char const* service, Kind kind) { return best_fit(list, service, kind)->partner_name; };
  EXPECT_EQ(who("dynamics_365", Kind::kBilling), "all");
  EXPECT_EQ(who("azure", Kind::kTechnical), "azure nights");
  EXPECT_EQ(who("azure", Kind::kBilling), "azure billing");
  EXPECT_EQ(best_fit(std::vector<Arrangement>{}, "azure", Kind::kBilling), nullptr);
}

}  // namespace
}  // namespace podpora::delivery
