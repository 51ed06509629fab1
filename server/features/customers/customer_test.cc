#include "features/customers/add_customer.h"
#include "features/customers/customer_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::customers {
namespace {

class CustomerTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  Actor const actor = system_actor(desk);

  Result<Customer> add(Customer customer, Actor const& by) {
    audit::Context const context{clock, ids, *random};
    return db().write(storage::Scope::of(by.desk), [&](auto& tx) { return add_customer(tx, context, by, customer); });
  }
  template <class F>
  auto read(DeskId of, F f) {
    return db().read(storage::Scope::of(of), f);
  }
};
PODPORA_BOTH_DATABASES(CustomerTest);

TEST_P(CustomerTest, IsFoundByItsMailDomainWhenThatIsUnique) {
  auto const bakery =
      add({.name = "Pekárna Nová", .domain = "Pekarna.example", .language = "cs", .country = "CZ"}, actor);
  ASSERT_TRUE(bakery.has_value());
  auto const found = read(desk, [&](auto& tx) { return find_customer_by_domain(tx, desk, "PEKARNA.example"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, bakery->id);
  ASSERT_TRUE(
      add({.name = "Dvojník", .domain = "pekarna.example", .language = "cs", .country = "CZ"}, actor).has_value());
  EXPECT_FALSE(read(desk, [&](auto& tx) { return find_customer_by_domain(tx, desk, "pekarna.example"); }));
}

TEST_P(CustomerTest, RefusesWhatIsWrongByItsField) {
  auto const check = [&](Customer customer, std::string const& pointer) {
    auto const result = add(customer, actor);
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().fields.at(0).pointer, pointer);
  };
  check({.name = " ", .language = "cs"}, "/name");
  check({.name = "A", .tenant = "no-guid", .language = "cs"}, "/tenant");
  check({.name = "A", .language = "cs", .country = "cz"}, "/country");
  check({.name = "A", .language = "xx"}, "/language");
}

TEST_P(CustomerTest, BelongsToItsDeskAlone) {
  auto const ours = add({.name = "Ours", .domain = "ours.example", .language = "en"}, actor);
  DeskId const other{8};
  EXPECT_FALSE(read(other, [&](auto& tx) { return find_customer(tx, other, ours->id); }));
  EXPECT_FALSE(read(other, [&](auto& tx) { return find_customer_by_domain(tx, other, "ours.example"); }));
  EXPECT_TRUE(read(other, [&](auto& tx) { return list_customers(tx, other, {}); }).empty());
}

TEST_P(CustomerTest, ListsByNamePageByPageAndTakesWildCardsLiterally) {
  for (auto const* name : {"Charlie", "Alfa", "100% bio", "Bravo"}) add({.name = name, .language = "en"}, actor);
  auto const names = [&](CustomerPage const& page) {
    std::vector<std::string> out;
    for (auto const& row : read(desk, [&](auto& tx) { return list_customers(tx, desk, page); }))
      out.push_back(row.name);
    return out;
  };
  EXPECT_EQ(names({.text = "%"}), std::vector<std::string>{"100% bio"});
  EXPECT_EQ(names({.text = "ra"}), std::vector<std::string>{"Bravo"});
  EXPECT_EQ(names({.after_name = "Alfa", .after_id = CustomerId{INT64_MAX}, .limit = 1}),
            std::vector<std::string>{"Bravo"});
}

}  // namespace
}  // namespace podpora::customers
