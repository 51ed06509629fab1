#include "platform/mail/oauth_token.h"

#include <boost/json.hpp>
#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace podpora::mail {
namespace {

constexpr std::size_t kAnswerMax = 64 * 1024;
constexpr long kTimeoutSeconds = 20;
constexpr auto kSpare = std::chrono::seconds{60};
/// What is assumed where `expires_in` is missing (it is only recommended, RFC 6749 section 5.1).
constexpr std::int64_t kLifeSeconds = 600;

void add(std::string& form, std::string_view name, std::string_view value) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (value.empty()) return;
  if (!form.empty()) form += '&';
  form += name;
  form += '=';
  for (unsigned char const c : value) {
    if (std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '~') {
      form += static_cast<char>(c);
    } else {
      form += '%';
      form += kHex[c >> 4];
      form += kHex[c & 15];
    }
  }
}

std::string form_of(OAuthClient const& client) {
  std::string form;
  add(form, "grant_type", client.refresh_token.empty() ? "client_credentials" : "refresh_token");
  add(form, "client_id", client.client_id);
  add(form, "client_secret", client.client_secret);
  add(form, "refresh_token", client.refresh_token);
  add(form, "scope", client.scope);
  return form;
}

std::string member(boost::json::object const& object, std::string_view name) {
  auto const* value = object.if_contains(name);
  return value && value->is_string() ? std::string{value->as_string()} : std::string{};
}

/// A token goes into a line of a protocol: it must not be able to end it.
bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

std::size_t take(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& body = *static_cast<std::string*>(user);
  if (body.size() + count > kAnswerMax) return 0;
  body.append(bytes, count);
  return count;
}

bool is_loopback(std::string_view url) {
  for (std::string_view const start : {"http://127.0.0.1:", "http://localhost:", "http://[::1]:"}) {
    if (url.starts_with(start)) return true;
  }
  return false;
}

FormAnswer post_form(std::string const& url, std::string const& form, std::string const& ca_file,
                     ConnectRule const& may_connect) {
  static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(ready ? curl_easy_init() : nullptr,
                                                                 &curl_easy_cleanup);
  if (!curl) return {0, "libcurl does not start"};
  FormAnswer answer;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, is_loopback(url) ? "http,https" : "https");
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.data());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(form.size()));
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kTimeoutSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  if (!ca_file.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, ca_file.c_str());
  GuardedSockets sockets{.rule = may_connect};
  guard_sockets(curl.get(), sockets);
  auto const code = curl_easy_perform(curl.get());
  if (sockets.refused && code != CURLE_OK) return {0, kNotAllowed};
  if (code != CURLE_OK) return {0, curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace

PostForm make_post_form(OAuthClient const& client) {
  return [ca_file = client.ca_file, may_connect = client.may_connect](auto const& url, auto const& form) {
    return post_form(url, form, ca_file, may_connect);
  };
}

OAuthTokens::OAuthTokens(OAuthClient client, Clock const& clock, PostForm post)
    : client_(std::move(client)), clock_(clock), post_(post ? std::move(post) : make_post_form(client_)) {}

Result<std::string> OAuthTokens::token() {
  std::scoped_lock const lock(mutex_);
  auto const now = clock_.now();
  if (!token_.empty() && now < good_until_) return token_;
  auto const answer = post_(client_.token_url, form_of(client_));
  boost::system::error_code error;
  auto const parsed = boost::json::parse(answer.body, error);
  auto const* const object = error ? nullptr : parsed.if_object();
  auto const token = object ? member(*object, "access_token") : std::string{};
  if (answer.status != 200 || !is_token(token)) {
    auto words = object ? member(*object, "error") + " " + member(*object, "error_description") : std::string{};
    if (answer.status == 0) words = answer.body;
    auto const detail = "no access token (" + std::to_string(answer.status) + "): " + words.substr(0, 300);
    return Error{ErrorCode::kUnavailable, "no-access-token", {{"detail", detail}}, {}};
  }
  if (auto fresh = member(*object, "refresh_token"); !fresh.empty()) client_.refresh_token = std::move(fresh);
  auto const* const expires = object->if_contains("expires_in");
  auto const seconds = expires && expires->is_int64() ? expires->as_int64() : kLifeSeconds;
  token_ = token;
  good_until_ = now + std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, 86'400)} - kSpare;
  return token_;
}

void OAuthTokens::forget() {
  std::scoped_lock const lock(mutex_);
  token_.clear();
}

std::string OAuthTokens::refresh_token() {
  std::scoped_lock const lock(mutex_);
  return client_.refresh_token;
}

}  // namespace podpora::mail
