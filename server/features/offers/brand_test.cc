#include "features/offers/brand.h"
#include "features/offers/offer_fixture_test.h"
#include "features/offers/offer_store.h"

namespace podpora::offers {
namespace {

class BrandTest : public OfferStoreTest {
 protected:
  Result<Brand> add(BrandLooks const& looks) {
    return write([&](Transaction& tx) { return add_brand(tx, context, anna, looks); });
  }
};
PODPORA_BOTH_DATABASES(BrandTest);

TEST_P(BrandTest, IsAddedChangedAndDressed) {
  auto const brand = add({.code = "north", .name = "North", .accent = "#0b57a4"}).value();
  EXPECT_EQ(add({.code = "north", .name = "Again"}).error().code, "brand-code-taken");
  auto const change = [&](BrandLooks const& looks, std::int64_t version) {
    return write([&](Transaction& tx) { return change_brand(tx, context, anna, brand.id, looks, version); });
  };
  EXPECT_EQ(change({.code = "north", .name = "North IT"}, 1).value().name, "North IT");
  EXPECT_EQ(change({.code = "north", .name = "Stale"}, 1).error().kind, ErrorCode::kPreconditionFailed);
  EXPECT_EQ(change({.code = "south", .name = "North"}, 2).error().fields.at(0).code, "brand-code-stays");
  auto const logo = write([&](Transaction& tx) {
    return set_logo(tx, context, anna, brand.id, {.sha256 = "ab", .media_type = "image/png", .size = 10});
  });
  EXPECT_EQ(logo.value().logo_sha256, "ab");
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_TRUE(list_brands(tx, other_desk).empty());
    EXPECT_EQ(set_logo(tx, context, mallory, brand.id, {"ab", "image/png", 1}).error().kind, ErrorCode::kNotFound);
  });
}

TEST_P(BrandTest, EachBrandHasACurrentOfferOfItsOwn) {
  auto const office = add_office();
  auto const brand = add({.code = "north", .name = "North"}).value();
  auto const own = publish(add_draft(office.id).id).value();
  auto const draft =
      write([&](Transaction& tx) { return draft_offer(tx, context, anna, sample_content(office.id), brand.id); });
  auto const branded = publish(draft.value().id).value();
  EXPECT_EQ(branded.number, 2);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(find_current_offer(tx, desk)->id, own.id);
    EXPECT_EQ(find_current_offer(tx, desk, brand.id)->id, branded.id);
  });
  auto const nobody =
      write([&](Transaction& tx) { return draft_offer(tx, context, anna, sample_content(office.id), BrandId{99}); });
  EXPECT_EQ(nobody.error().kind, ErrorCode::kNotFound);
}

TEST_P(BrandTest, DeliveryIsFrozenByPublishing) {
  auto const office = add_office();
  auto const arrange = [&](std::string partner) {
    return write([&](Transaction& tx) {
             return delivery::add_arrangement(tx, context, anna,
                                              {.service = "azure",
                                               .calendar_id = office.id,
                                               .mode = Delivery::kOutsourced,
                                               .partner_name = partner,
                                               .partner_address = "desk@sky.example"});
           })
        .value()
        .id;
  };
  auto const sky = arrange("Sky");
  auto const draft = add_draft(office.id);
  auto const published = publish(draft.id).value();
  ASSERT_EQ(published.delivery.size(), 1u);
  EXPECT_EQ(published.delivery[0].partner, "Sky");
  write([&](Transaction& tx) { return delivery::end_arrangement(tx, context, anna, sky); }).value();
  db().read(Scope::of(desk),
            [&](Transaction& tx) { EXPECT_EQ(find_offer(tx, desk, published.id)->delivery.at(0).partner, "Sky"); });
  EXPECT_TRUE(add_draft(office.id).delivery.empty());
}

TEST(BrandRules, NameWhatIsWrong) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 0.01);
  EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01);
  EXPECT_EQ(contrast("red", "#ffffff"), 0);
  EXPECT_EQ(picture_type("\x89PNG\r\n\x1a\n.."), "image/png");
  EXPECT_EQ(picture_type("<svg onload=alert(1)>"), "");
}

TEST_P(BrandTest, RefusesWhatCannotBeReadOrAddressed) {
  auto const fault = [&](BrandLooks const& looks) {
    auto const fields = add(looks).error().fields;
    return fields.empty() ? std::string{} : fields[0].pointer + " " + fields[0].code;
  };
  EXPECT_EQ(fault({.code = "7", .name = "N"}), "/code brand-code");
  EXPECT_EQ(fault({.code = "No Rth", .name = "N"}), "/code brand-code");
  EXPECT_EQ(fault({.code = "n", .name = ""}), "/name required");
  EXPECT_EQ(fault({.code = "n", .name = "N", .accent = "#ffff00"}), "/accent colour-contrast");
  EXPECT_EQ(fault({.code = "n", .name = "N", .accent_dark = "#222222"}), "/accent_dark colour-contrast");
  EXPECT_EQ(fault({.code = "n", .name = "N", .accent = "blue"}), "/accent colour");
}

}  // namespace
}  // namespace podpora::offers
