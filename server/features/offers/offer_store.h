#pragma once

#include "features/offers/offer.h"
#include "platform/storage/database.h"

namespace podpora::offers {

void insert_offer(storage::Transaction& tx, DeskId desk, Offer const& offer);

/// The offer with its calendars: as published, or live ones for a draft.
std::optional<Offer> find_offer(storage::Transaction& tx, DeskId desk, OfferId id);
std::optional<Offer> find_offer_by_number(storage::Transaction& tx, DeskId desk, std::int64_t number);

/// The version that the desk offers now under that brand, or as itself: the published one.
std::optional<Offer> find_current_offer(storage::Transaction& tx, DeskId desk, std::optional<BrandId> brand = {});

/// Sets the calendars and the delivery of a draft to what the desk has now. A calendar or arrangement that is gone is
/// left out.
void arrange_live(storage::Transaction& tx, DeskId desk, Offer& offer);

/// Newest first.
std::vector<Offer> list_offers(storage::Transaction& tx, DeskId desk);

/// Writes the content of a draft and counts its version up; false when it is no draft of that version any more.
bool update_draft(storage::Transaction& tx, DeskId desk, OfferId id, Content const& content, Time now,
                  std::int64_t version);

/// The document of a published version, byte for byte as it was hashed.
std::optional<std::string> find_document(storage::Transaction& tx, DeskId desk, OfferId id);

/// The number that the next published version gets.
std::int64_t next_number(storage::Transaction& tx, DeskId desk);

/// Turns a draft into a published version with its document; false when it is no draft of that version any more.
bool store_published(storage::Transaction& tx, DeskId desk, Offer const& offer, std::string const& document,
                     std::int64_t version);

/// Ends a published version: superseded or withdrawn.
void end_offer(storage::Transaction& tx, DeskId desk, OfferId id, OfferState state, Time now);

}  // namespace podpora::offers
