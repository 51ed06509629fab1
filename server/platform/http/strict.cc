#include "platform/http/strict.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>

namespace podpora::http {
namespace {

constexpr std::size_t kHeadersMax = 100;

/// Headers that mean one thing: a second one is an attack or a bug.
constexpr std::array<char const*, 11> kOnce{"host",           "content-length",  "transfer-encoding", "content-type",
                                            "authorization",  "idempotency-key", "if-match",          "origin",
                                            "sec-fetch-site", "expect",          "if-none-match"};

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
  });
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::string_view, 7> kMethods{"GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS "};

}  // namespace

bool is_strict_header(std::string_view head) {
  if (std::none_of(kMethods.begin(), kMethods.end(), [&](auto method) { return head.starts_with(method); }))
    return false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\n') return false;
    if (head[i] != '\r') continue;
    if (++i == head.size() || head[i] != '\n') return false;
    bool const continued = i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t');
    if (continued) return false;
  }
  return true;
}

int refuse_ambiguous(Request const& request, unsigned version) {
  if (request.headers.size() > kHeadersMax) return 431;
  for (char const* const name : kOnce)
    if (request.headers.count(name) > 1) return 400;
  auto const host = request.header("host");
  if (version == 11 && !host) return 400;
  if (host && !is_host(*host)) return 400;
  auto const length = request.header("content-length");
  if (length && !is_number(*length)) return 400;
  if (auto const coding = request.header("transfer-encoding")) {
    if (version != 11 || length || ascii_lower(*coding) != "chunked") return 400;
  }
  if (auto const expect = request.header("expect")) {
    if (ascii_lower(*expect) != "100-continue") return 417;
  }
  return 0;
}

}  // namespace podpora::http
