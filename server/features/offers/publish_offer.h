#pragma once

#include "features/audit/audit.h"
#include "features/offers/offer.h"

namespace podpora::offers {

// From a draft to a version that customers can read. All in the caller's transaction.

/// A new draft, of the desk's own offer or of a brand's. kInvalid when the content breaks a rule; kNotFound for a brand
/// that the desk has not. Records `offer.drafted`.
Result<Offer> draft_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          Content const& content, std::optional<BrandId> brand = {});

/// Replaces the content of a draft. kNotFound; kConflict `offer-not-draft`; kPreconditionFailed when it is at another
/// version; kInvalid. Records `offer.written`.
Result<Offer> write_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id,
                          Content const& content, std::int64_t version);

/// Publishes a draft: it gets the desk's next number, a date, its calendars as they are now, and the SHA-256 of its
/// document, and the delivery as it is arranged now. The version of the same brand published before is superseded.
/// kNotFound; kConflict `offer-not-draft`; kInvalid with what is missing. Records `offer.published`,
/// `offer.superseded`.
Result<Offer> publish_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id);

/// Takes the published version back; agreements to it go on. kNotFound; kConflict `offer-not-published`. Records
/// `offer.withdrawn`.
Result<Offer> withdraw_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OfferId id);

}  // namespace podpora::offers
