#include "features/offers/accept_offer.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_fixture_test.h"
#include "features/offers/offer_store.h"

#include "platform/blobs/blobs.h"

namespace podpora::offers {
namespace {

PODPORA_BOTH_DATABASES(OfferStoreTest);

TEST_P(OfferStoreTest, CalendarsComeBackAsTheyWere) {
  auto calendar = sample_calendar();
  calendar.holidays.push_back(
      {.date = calendars::Date{std::chrono::year{2026} / 12 / 31}, .span = {720, 1440}, .name = "Inventura"});
  calendar.exceptions.push_back({.date = calendars::Date{std::chrono::year{2026} / 12 / 24}, .span = {540, 600}});
  auto const added =
      write([&](Transaction& tx) { return calendars::add_calendar(tx, context, anna, calendar); }).value();
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(calendars::find_calendar(tx, desk, added.id), added);
    EXPECT_EQ(calendars::list_calendars(tx, desk).size(), 1u);
  });
  db().read(Scope::of(other_desk),
            [&](Transaction& tx) { EXPECT_FALSE(calendars::find_calendar(tx, other_desk, added.id)); });
}

TEST_P(OfferStoreTest, PublishingNumbersHashesAndSupersedes) {
  auto const office = add_office();
  auto const first = publish(add_draft(office.id).id).value();
  EXPECT_EQ(first.number, 1);
  EXPECT_EQ(first.published_at, clock.now());
  auto const second = publish(add_draft(office.id).id).value();
  EXPECT_EQ(second.number, 2);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    auto const document = find_document(tx, desk, first.id).value();
    EXPECT_EQ(blobs::sha256_hex(document), first.sha256);
    EXPECT_EQ(find_offer(tx, desk, first.id)->state, OfferState::kSuperseded);
    EXPECT_EQ(find_current_offer(tx, desk)->id, second.id);
    EXPECT_EQ(find_offer_by_number(tx, desk, 1)->id, first.id);
    EXPECT_EQ(list_offers(tx, desk).size(), 2u);
  });
}

TEST_P(OfferStoreTest, APublishedVersionNeverChanges) {
  auto const office = add_office();
  auto const offer = publish(add_draft(office.id).id).value();
  auto const again = write([&](Transaction& tx) {
    return write_offer(tx, context, anna, offer.id, sample_content(office.id), offer.version);
  });
  EXPECT_EQ(again.error().code, "offer-not-draft");
  EXPECT_EQ(publish(offer.id).error().code, "offer-not-draft");
}

TEST_P(OfferStoreTest, ADraftIsWrittenOnlyAtItsVersion) {
  auto const office = add_office();
  auto const draft = add_draft(office.id);
  auto content = draft.content;
  content.title.en = "New";
  auto const rewrite = [&](std::int64_t version) {
    return write([&](Transaction& tx) { return write_offer(tx, context, anna, draft.id, content, version); });
  };
  EXPECT_EQ(rewrite(draft.version).value().content.title.en, "New");
  EXPECT_EQ(rewrite(draft.version).error().kind, ErrorCode::kPreconditionFailed);
  content.title.cs = "";
  EXPECT_TRUE(rewrite(draft.version + 1).has_value());
  EXPECT_EQ(publish(draft.id).error().fields.at(0).pointer, "/content/title/cs");
}

TEST_P(OfferStoreTest, TheAgreementInForceIsTheCustomersOwnElseTheDefault) {
  auto const office = add_office();
  auto const offer = publish(add_draft(office.id).id).value();
  auto const contoso = add_customer("Contoso");
  auto const fabrikam = add_customer("Fabrikam");
  auto const start = clock.now();
  auto const accept = [&](std::optional<customers::CustomerId> customer, std::optional<Time> to) {
    return write([&](Transaction& tx) {
      return accept_offer(tx, context, anna, {.offer_id = offer.id, .customer_id = customer, .valid_to = to});
    });
  };
  auto const general = accept({}, {}).value();
  auto const own = accept(contoso, start + std::chrono::hours(24)).value();
  EXPECT_EQ(accept(contoso, start).error().fields.at(0).pointer, "/valid_to");
  db().read(Scope::of(desk), [&](Transaction& tx) {
    auto const at = [&](std::optional<customers::CustomerId> customer, Time time) {
      auto const found = agreement_in_force(tx, desk, customer, time);
      return found ? found->agreement.id : AgreementId{};
    };
    EXPECT_EQ(at(contoso, start), own.id);
    EXPECT_EQ(at(contoso, start + std::chrono::hours(24)), general.id);
    EXPECT_EQ(at(fabrikam, start), general.id);
    EXPECT_EQ(at({}, start), general.id);
    EXPECT_EQ(at(contoso, start - std::chrono::seconds(1)), AgreementId{});
    EXPECT_EQ(find_agreement(tx, desk, own.id)->offer.content, offer.content);
  });
}

TEST_P(OfferStoreTest, OtherDesksSeeNothing) {
  auto const office = add_office();
  auto const offer = publish(add_draft(office.id).id).value();
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_FALSE(find_offer(tx, other_desk, offer.id));
    EXPECT_FALSE(find_current_offer(tx, other_desk));
    EXPECT_EQ(publish_offer(tx, context, mallory, offer.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(accept_offer(tx, context, mallory, {.offer_id = offer.id}).error().kind, ErrorCode::kNotFound);
    EXPECT_TRUE(draft_offer(tx, context, mallory, sample_content(office.id)).has_error());
  });
}

}  // namespace
}  // namespace podpora::offers
