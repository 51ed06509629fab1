#pragma once

#include "platform/base/result.h"

#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace podpora::http {

/// An image from an address that somebody else wrote.
struct FetchedImage {
  std::string media_type;  ///< image/png, image/jpeg, image/gif or image/webp: what the bytes are, not what was said
  std::string bytes;
};

struct FetchLimits {
  std::size_t bytes_max{5 << 20};
  std::chrono::milliseconds timeout{10'000};
  int redirects_max{3};
  /// Which addresses a connection may go to; asked for the very address that is connected to, so that a name which
  /// resolves differently a moment later gains nothing. Empty: those of the public internet.
  std::function<bool(sockaddr const&)> may_connect;
};

/// Fetches an image over http or https. No cookies, no referrer, no credentials, no proxy. Each redirect is held to the
/// same rules. kInvalid `/url` for another scheme or a URL with credentials; kUnavailable `image-not-fetched` with the
/// reason as `detail` when the address is not public, no answer came in time, it was too large or no image.
Result<FetchedImage> fetch_image(std::string const& url, FetchLimits const& limits = {});

/// Fetches whatever is there, by the same rules. kInvalid `/url` for another scheme or a URL with credentials;
/// kUnavailable `address-not-fetched` with the reason as `detail`.
Result<std::string> fetch_bytes(std::string const& url, FetchLimits const& limits = {});

/// What came back from a post, whatever its status.
struct PostedAnswer {
  int status{0};
  std::string body;
};

/// Posts to an address that somebody else wrote, by the same rules; the answer's body counts for the limit of bytes.
/// Errors as `fetch_bytes`.
Result<PostedAnswer> post_bytes(std::string const& url, std::vector<std::pair<std::string, std::string>> const& headers,
                                std::string const& body, FetchLimits const& limits = {});

/// `data:image/png;base64,…`
std::string data_uri(std::string const& media_type, std::string const& bytes);

/// The media type of image bytes by their first ones; empty when they are none of the four.
std::string image_type(std::string const& bytes);

}  // namespace podpora::http
