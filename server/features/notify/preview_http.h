#pragma once

#include "features/notify/reply_draft.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::notify {

/// A reply that is being written.
struct ReplyPreviewRequest {
  std::string body;
  std::optional<std::vector<tickets::UploadId>> attachments;
};
BOOST_DESCRIBE_STRUCT(ReplyPreviewRequest, (), (body, attachments))
inline std::vector<http::FieldLimit> wire_limits(ReplyPreviewRequest const*) {
  return {{"body", {.min = 1, .max = 200'000}}, {"attachments", {.min = 0, .max = tickets::kUploadsMax}}};
}

struct PreviewImage {
  std::string content_id;
  std::string data_uri;  ///< `data:image/png;base64,…`
};
BOOST_DESCRIBE_STRUCT(PreviewImage, (), (content_id, data_uri))

/// The mail as its recipient will see it.
struct ReplyPreviewView {
  std::string from;
  std::string subject;
  std::string html;
  std::vector<PreviewImage> images;  ///< that the HTML shows as `cid:…`
};
BOOST_DESCRIBE_STRUCT(ReplyPreviewView, (), (from, subject, html, images))

class PreviewHttp {
 public:
  PreviewHttp(storage::Database& database, blobs::Store& blobs, Clock const& clock, std::string public_url)
      : database_(database), blobs_(blobs), clock_(clock), public_url_(std::move(public_url)) {}

  Result<ReplyPreviewView> preview(http::Call const& call, ReplyPreviewRequest request) const;

 private:
  storage::Database& database_;
  blobs::Store& blobs_;
  Clock const& clock_;
  std::string public_url_;
};

}  // namespace podpora::notify
