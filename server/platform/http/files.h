#pragma once

#include "platform/base/embedded.h"
#include "platform/http/message.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace podpora::http {

/// Files that are served as they are: the UI in `web/dist/`. A file `x.br` or `x.gz` beside `x` is its compressed
/// form, chosen by Accept-Encoding. Files with a hash in their name (`index-B3xK9a1c.js`) may be kept for ever,
/// the others are asked for again with their ETag.
class Files {
 public:
  /// Takes those files whose path begins with `folder`, which ends with a slash. Their contents outlive this object.
  Files(std::span<EmbeddedFile const> files, std::string_view folder);

  /// The answer to GET or HEAD of `/name`; empty when there is no such file. 304 when the ETag still fits.
  std::optional<Response> find(Request const& request, std::string_view path) const;

 private:
  struct Entry {
    std::string_view plain;
    std::string_view brotli;
    std::string_view gzip;
    std::string etag;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

/// True when the comma-separated `Accept-Encoding` takes that coding with a weight above zero.
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

/// True when a comma-separated `If-None-Match` names the tag, or is `*`.
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace podpora::http
