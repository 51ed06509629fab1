#include "platform/http/message.h"

#include "platform/base/text.h"
#include "platform/http/call.h"

#include <algorithm>
#include <charconv>

namespace podpora::http {
namespace {

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      unsigned value = 0;
      auto const* const begin = text.data() + i + 1;
      if (text.size() - i < 3) return std::nullopt;
      auto const [end, error] = std::from_chars(begin, begin + 2, value, 16);
      if (error != std::errc{} || end != begin + 2) return std::nullopt;
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::optional<std::string> decode_path(std::string_view raw) {
  // A slash that hides in an escape would be cut by one reader and not by the next.
  if (raw.find("%2f") != std::string_view::npos || raw.find("%2F") != std::string_view::npos) return std::nullopt;
  auto path = decode(raw, false);
  if (!path || path->empty() || path->front() != '/' || !is_utf8(*path)) return std::nullopt;
  if (std::any_of(path->begin(), path->end(), is_control)) return std::nullopt;
  return path;
}

/// What stands before the separator; `rest` keeps what stands behind it.
std::string_view take_until(std::string_view& rest, char separator) {
  auto const stop = rest.find(separator);
  auto const piece = rest.substr(0, stop);
  rest = stop == std::string_view::npos ? std::string_view{} : rest.substr(stop + 1);
  return piece;
}

}  // namespace

std::optional<std::string> Request::header(std::string_view name) const {
  auto const found = headers.find(std::string{name});
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  auto const [begin, end] = headers.equal_range("cookie");
  for (auto it = begin; it != end; ++it) {
    std::string_view rest = it->second;
    while (!rest.empty()) {
      auto const pair = trim(take_until(rest, ';'));
      auto const equals = pair.find('=');
      if (equals != std::string::npos && std::string_view{pair}.substr(0, equals) == name)
        return pair.substr(equals + 1);
    }
  }
  return std::nullopt;
}

std::optional<std::string> Response::header(std::string_view name) const {
  auto const found = std::find_if(headers.begin(), headers.end(), [&](auto const& h) { return h.first == name; });
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

Response Response::html(std::string body, int status) {
  return {.status = status, .headers = {{"content-type", "text/html; charset=utf-8"}}, .body = std::move(body)};
}

Response Response::json(std::string body, int status) {
  return {.status = status, .headers = {{"content-type", "application/json"}}, .body = std::move(body)};
}

Response Response::text(std::string body, int status) {
  return {.status = status, .headers = {{"content-type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

Response Response::redirect(std::string location) {
  return {.status = 303, .headers = {{"location", std::move(location)}}, .body = {}};
}

bool parse_target(std::string_view target, Request& request) {
  auto const question = std::min(target.find('?'), target.size());
  if (target.find('#') != std::string_view::npos) return false;
  auto path = decode_path(target.substr(0, question));
  if (!path) return false;
  request.path = std::move(*path);
  auto rest = target.substr(std::min(question + 1, target.size()));
  while (!rest.empty()) {
    auto pair = take_until(rest, '&');
    if (pair.empty()) continue;
    auto name = decode(take_until(pair, '='), true);
    auto value = decode(pair, true);
    if (!name || !value) return false;
    request.query.emplace(std::move(*name), std::move(*value));
  }
  return true;
}

Result<void> check_json_type(Request const& request) {
  if (request.body.empty()) return {};
  auto const given = request.header("content-type").value_or("");
  auto const media = ascii_lower(trim(std::string_view{given}.substr(0, given.find(';'))));
  if (media == "application/json" || media == "application/merge-patch+json") return {};
  return Error{ErrorCode::kMalformed, "not-json", {{"media_type", media}}, {}};
}

Result<std::int64_t> Call::if_match() const {
  auto const header = request.header("if-match");
  std::string_view text = header ? *header : std::string_view{};
  bool const quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  std::int64_t version = 0;
  if (quoted) {
    text = text.substr(1, text.size() - 2);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error == std::errc{} && end == text.data() + text.size()) return version;
  }
  return Error{ErrorCode::kPreconditionRequired, "if-match-required", {}, {}};
}

}  // namespace podpora::http
