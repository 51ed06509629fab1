#include "features/notify/preview_http.h"

#include "platform/http/guarded_fetch.h"

namespace podpora::notify {

Result<ReplyPreviewView> PreviewHttp::preview(http::Call const& call, ReplyPreviewRequest request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const files = request.attachments.value_or(std::vector<tickets::UploadId>{});
  tickets::Message const message{.id = {},
                                 .ticket_id = id,
                                 .author_kind = tickets::AuthorKind::kAgent,
                                 .author_name = actor.name,
                                 .body = std::move(request.body)};
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<ReplyPreviewView> {
    if (!tickets::find_ticket(tx, actor.desk, id)) return not_found("ticket");
    auto const uploads = TRY(tickets::look_at_uploads(tx, actor, id, files));
    auto const shown = TRY(preview_reply(tx, blobs_, actor, clock_.now(), message, uploads, public_url_));
    ReplyPreviewView view{.from = shown.from, .subject = shown.subject, .html = shown.html, .images = {}};
    for (auto const& image : shown.images) {
      view.images.push_back({image.content_id, http::data_uri(image.media_type, image.bytes)});
    }
    return view;
  });
}

}  // namespace podpora::notify
