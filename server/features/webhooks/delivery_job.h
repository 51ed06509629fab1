#pragma once

#include "features/webhooks/webhook.h"

namespace podpora::webhooks {

/// `whsec_` and 32 random bytes in base64.
std::string make_secret(Random& random);

/// What signs a post: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body` with the bytes of the secret.
std::string signature_of(std::string const& secret, std::string const& id, std::int64_t timestamp,
                         std::string const& body);

/// Puts the job that tries a delivery into the queue.
void enqueue_delivery(storage::Transaction& tx, audit::Context const& context, DeskId desk, DeliveryId id);

}  // namespace podpora::webhooks
