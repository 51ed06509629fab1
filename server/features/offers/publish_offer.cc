#include "features/offers/publish_offer.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/calendar_store.h"
#include "features/offers/document.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_store.h"
#include "platform/blobs/blobs.h"

#include <fmt/format.h>

namespace podpora::offers {

namespace {

std::vector<FieldError> calendar_faults(storage::Transaction& tx, DeskId desk, Content const& content) {
  std::vector<FieldError> faults;
  for (std::size_t i = 0; i < content.hours.size(); ++i) {
    if (calendars::find_calendar(tx, desk, content.hours[i].calendar_id)) continue;
    faults.push_back({fmt::format("/content/hours/{}/calendar_id", i), "not-found", {}});
  }
  return faults;
}

Result<void> check(storage::Transaction& tx, DeskId desk, Content const& content) {
  auto faults = content_faults(content, "/content");
  auto const missing = calendar_faults(tx, desk, content);
  faults.insert(faults.end(), missing.begin(), missing.end());
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  return {};
}

Result<Offer> find_draft(storage::Transaction& tx, DeskId desk, OfferId id) {
  auto offer = find_offer(tx, desk, id);
  if (!offer) return not_found("offer");
  if (offer->state != OfferState::kDraft) return conflict("offer-not-draft");
  return std::move(*offer);
}

}  // namespace

Result<Offer> draft_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          Content const& content, std::optional<BrandId> brand) {
  if (auto const checked = check(tx, actor.desk, content); checked.has_error()) return checked.error();
  if (brand && !find_brand(tx, actor.desk, *brand)) return not_found("brand");
  Offer const offer{
      .id = context.ids.make<OfferId>(), .content = content, .brand_id = brand, .created_at = context.clock.now()};
  insert_offer(tx, actor.desk, offer);
  audit::record(tx, context, actor, {.kind = "offer.drafted", .subject = to_text(offer.id)});
  return find_offer(tx, actor.desk, offer.id).value();
}

Result<Offer> write_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id,
                          Content const& content, std::int64_t version) {
  TRY(find_draft(tx, actor.desk, id));
  if (auto const checked = check(tx, actor.desk, content); checked.has_error()) return checked.error();
  if (!update_draft(tx, actor.desk, id, content, context.clock.now(), version)) {
    return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
  }
  audit::record(tx, context, actor, {.kind = "offer.written", .subject = to_text(id)});
  return find_offer(tx, actor.desk, id).value();
}

Result<Offer> publish_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id) {
  auto offer = TRY(find_draft(tx, actor.desk, id));
  if (auto const checked = check(tx, actor.desk, offer.content); checked.has_error()) return checked.error();
  auto faults = publication_faults(offer.content, "/content");
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "offer-incomplete", {}, std::move(faults)};

  auto const before = find_current_offer(tx, actor.desk, offer.brand_id);
  offer.number = next_number(tx, actor.desk);
  offer.published_at = context.clock.now();
  auto const document = canonical_document(offer);
  offer.sha256 = blobs::sha256_hex(document);
  if (!store_published(tx, actor.desk, offer, document, offer.version)) {
    return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
  }
  if (before) {
    end_offer(tx, actor.desk, before->id, OfferState::kSuperseded, context.clock.now());
    audit::record(tx, context, actor, {.kind = "offer.superseded", .subject = to_text(before->id)});
  }
  audit::record(tx, context, actor,
                {.kind = "offer.published",
                 .subject = to_text(id),
                 .payload = fmt::format(R"({{"number":{},"sha256":"{}"}})", *offer.number, offer.sha256)});
  return find_offer(tx, actor.desk, id).value();
}

Result<Offer> withdraw_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id) {
  auto const offer = find_offer(tx, actor.desk, id);
  if (!offer) return not_found("offer");
  if (offer->state != OfferState::kPublished) return conflict("offer-not-published");
  end_offer(tx, actor.desk, id, OfferState::kWithdrawn, context.clock.now());
  audit::record(tx, context, actor, {.kind = "offer.withdrawn", .subject = to_text(id)});
  return find_offer(tx, actor.desk, id).value();
}

}  // namespace podpora::offers
