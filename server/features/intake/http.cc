#include "features/intake/http.h"

namespace podpora::intake {

namespace {

constexpr int kListMax = 200;

}  // namespace

Result<Delivered> Http::deliver(http::Call const& call) const {
  auto const slug = call.request.query.find("desk");
  if (slug == call.request.query.end()) return invalid("query/desk", "required");
  Arrival arrival;
  auto const sender = call.request.query.find("sender");
  if (sender != call.request.query.end()) arrival.sender = sender->second;
  auto const [first, last] = call.request.query.equal_range("recipient");
  for (auto it = first; it != last; ++it) arrival.recipients.push_back(it->second);
  return deliverer_->deliver(slug->second, call.request.body, arrival);
}

Result<http::Page<QuarantinedMail>> Http::list_quarantine(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<QuarantinedMail>> {
    http::Page<QuarantinedMail> page;
    for (auto& row : quarantined(tx, desk, kListMax)) {
      page.items.push_back({row.id, std::move(row.sha256), row.size, row.received_at, std::move(row.reason)});
    }
    return page;
  });
}

Result<Original> Http::original(http::Call const& call) const {
  return original_of(database_, blobs_, call.actor.desk, TRY(call.id<tickets::MessageId>("id")));
}

Result<RemoteImage> Http::remote_image(http::Call const& call, RemoteImageQuery query) const {
  auto const mail = TRY(original_of(database_, blobs_, call.actor.desk, TRY(call.id<tickets::MessageId>("id"))));
  if (!query.url) return invalid("query/url", "required");
  if (!names_address(mail.html, *query.url)) return not_found("image");
  auto const image = TRY(http::fetch_image(*query.url));
  return RemoteImage{http::data_uri(image.media_type, image.bytes)};
}

}  // namespace podpora::intake
