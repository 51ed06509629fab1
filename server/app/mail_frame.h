#pragma once

#include "platform/base/embedded.h"
#include "platform/http/call.h"

#include <span>
#include <string>

namespace podpora::app {

/// The page in which the HTML of mail is shown, and nowhere else. It has no network, no cookies and, by its sandbox, no
/// origin; the one script in it, named by its hash, is ours and cleans what the app hands over. Nothing of any mail is
/// in the page itself.
class MailFrame {
 public:
  /// Reads `web/dist/mail-frame.html`, whose only script is inline. Throws when the page has none. A binary without the
  /// UI, which only describes its API, has no frame: not found.
  explicit MailFrame(std::span<EmbeddedFile const> files);

  Result<http::Response> get(http::Call const& call) const;

 private:
  std::string page_;
  std::string policy_;
};

}  // namespace podpora::app
