#include "platform/http/guarded_fetch.h"

#include "platform/http/public_address.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <curl/curl.h>
#include <sodium.h>

#include <unistd.h>

#include <memory>
#include <string_view>

namespace podpora::http {
namespace {

constexpr std::size_t kUrlMax = 4096;

struct Fetch {
  FetchLimits const& limits;
  std::string bytes;
  bool refused_address{false};
  bool too_large{false};
};

std::size_t take(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& fetch = *static_cast<Fetch*>(user);
  fetch.too_large = fetch.bytes.size() + count > fetch.limits.bytes_max;
  if (fetch.too_large) return 0;
  fetch.bytes.append(bytes, count);
  return count;
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& fetch = *static_cast<Fetch*>(user);
  auto const& rule = fetch.limits.may_connect;
  bool const allowed = rule ? rule(address->addr) : is_public_address(address->addr);
  if (!allowed) {
    fetch.refused_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Error not_fetched(std::string detail) {
  return Error{ErrorCode::kUnavailable, "address-not-fetched", {{"detail", std::move(detail)}}, {}};
}

Error no_image(Error error) {
  if (error.kind == ErrorCode::kUnavailable) error.code = "image-not-fetched";
  return error;
}

bool is_fetchable(std::string const& url) {
  if (url.size() > kUrlMax) return false;
  auto const parsed = boost::urls::parse_uri(url);
  if (!parsed) return false;
  auto const scheme = parsed->scheme_id();
  bool const web = scheme == boost::urls::scheme::http || scheme == boost::urls::scheme::https;
  return web && !parsed->has_userinfo() && !parsed->encoded_host().empty();
}

void configure(CURL* curl, std::string const& url, Fetch& fetch) {
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, fetch.limits.redirects_max > 0 ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(fetch.limits.redirects_max));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(fetch.limits.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Podpora");
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &fetch);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &fetch);
}

}  // namespace

std::string data_uri(std::string const& media_type, std::string const& bytes) {
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // libsodium's NUL
  return "data:" + media_type + ";base64," + out;
}

std::string image_type(std::string const& bytes) {
  std::string_view const start{bytes};
  if (start.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (start.starts_with("GIF87a") || start.starts_with("GIF89a")) return "image/gif";
  if (start.starts_with("RIFF") && start.size() > 12 && start.substr(8, 4) == "WEBP") return "image/webp";
  return "";
}

Result<std::string> fetch_bytes(std::string const& url, FetchLimits const& limits) {
  static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!is_fetchable(url)) return invalid("/url", "not-a-web-address");
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(ready ? curl_easy_init() : nullptr,
                                                                 &curl_easy_cleanup);
  if (!curl) return not_fetched("libcurl does not start");
  Fetch fetch{.limits = limits};
  configure(curl.get(), url, fetch);
  auto const code = curl_easy_perform(curl.get());
  if (fetch.refused_address) return not_fetched("not a public address");
  if (fetch.too_large) return not_fetched("too large");
  if (code != CURLE_OK) return not_fetched(curl_easy_strerror(code));
  return std::move(fetch.bytes);
}

Result<PostedAnswer> post_bytes(std::string const& url, std::vector<std::pair<std::string, std::string>> const& headers,
                                std::string const& body, FetchLimits const& limits) {
  static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!is_fetchable(url)) return invalid("/url", "not-a-web-address");
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(ready ? curl_easy_init() : nullptr,
                                                                 &curl_easy_cleanup);
  if (!curl) return not_fetched("libcurl does not start");
  Fetch fetch{.limits = limits};
  configure(curl.get(), url, fetch);
  // Without "Expect: 100-continue", for which some servers wait.
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> lines(curl_slist_append(nullptr, "Expect:"),
                                                                    &curl_slist_free_all);
  for (auto const& [name, value] : headers) {
    auto* const longer = curl_slist_append(lines.get(), (name + ": " + value).c_str());
    if (!longer) return not_fetched("out of memory");
  }
  curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(curl.get(), CURLOPT_POST, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
  auto const code = curl_easy_perform(curl.get());
  if (fetch.refused_address) return not_fetched("not a public address");
  if (fetch.too_large) return not_fetched("too large");
  if (code != CURLE_OK) return not_fetched(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return PostedAnswer{.status = static_cast<int>(status), .body = std::move(fetch.bytes)};
}

Result<FetchedImage> fetch_image(std::string const& url, FetchLimits const& limits) {
  auto bytes = fetch_bytes(url, limits);
  if (bytes.has_error()) return no_image(std::move(bytes).error());
  auto type = image_type(*bytes);
  if (type.empty()) return no_image(not_fetched("not an image"));
  return FetchedImage{.media_type = std::move(type), .bytes = std::move(*bytes)};
}

}  // namespace podpora::http
