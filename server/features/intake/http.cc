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
  return context_.database.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<QuarantinedMail>> {
    http::Page<QuarantinedMail> page;
    for (auto& row : quarantined(tx, desk, kListMax)) {
      std::vector<std::string> recipients;
      for (auto& arrival : arrivals_of(tx, desk, row.id))
        if (!arrival.recipient.empty()) recipients.push_back(std::move(arrival.recipient));
      page.items.push_back({row.id, std::move(row.sha256), row.size, row.received_at, std::move(row.reason),
                            std::move(row.sender), std::move(recipients)});
    }
    return page;
  });
}

Result<Original> Http::original(http::Call const& call) const {
  return original_of(context_, call.actor.desk, TRY(call.id<tickets::MessageId>("id")));
}

Result<RemoteImage> Http::remote_image(http::Call const& call, RemoteImageQuery query) const {
  auto const mail = TRY(original_of(context_, call.actor.desk, TRY(call.id<tickets::MessageId>("id"))));
  if (!query.url) return invalid("query/url", "required");
  if (!names_address(mail.html, *query.url)) return not_found("image");
  auto const image = TRY(http::fetch_image(*query.url));
  return RemoteImage{http::data_uri(image.media_type, image.bytes)};
}

Result<http::Response> Http::raw(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<MailId>("id"));
  return context_.database.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Response> {
    auto const row = find_mail(tx, desk, id);
    if (!row || row->state != MailState::kQuarantined) return not_found("mail");
    return http::Response{.status = 200,
                          .headers = {{"content-type", "application/octet-stream"},
                                      {"content-disposition", "attachment; filename=\"" + to_text(id) + ".eml\""},
                                      {"content-security-policy", "sandbox; default-src 'none'"}},
                          .body = context_.blobs.get(tx, desk, row->sha256).value()};
  });
}

Result<http::NoContent> Http::file_again(http::Call const& call, FileAgainRequest request) const {
  auto const id = TRY(call.id<MailId>("id"));
  auto const as = request.as.value_or(FileAs::kMail);
  return context_.database.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(intake::file_again(tx, context_, call.actor, id, as));
    return http::NoContent{};
  });
}

Result<http::NoContent> Http::discard(http::Call const& call, DiscardRequest request) const {
  auto const id = TRY(call.id<MailId>("id"));
  return context_.database.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(intake::discard(tx, context_, call.actor, id, request.reason));
    return http::NoContent{};
  });
}

}  // namespace podpora::intake
