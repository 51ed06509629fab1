#include "platform/http/files.h"

#include "platform/base/text.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

namespace podpora::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kMediaTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
}};

std::string_view media_type(std::string_view name) {
  for (auto const& [ending, type] : kMediaTypes)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

std::string tag_of(std::string_view content) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(content.data()), content.size(),
                     nullptr, 0);
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

/// `index-B3xK9a1c.js`: eight characters behind the last dash or dot, the way Vite names what it builds.
bool has_hash(std::string_view name) {
  auto const dot = name.rfind('.');
  if (dot == std::string_view::npos || dot < 9) return false;
  auto const hash = name.substr(dot - 8, 8);
  char const before = name[dot - 9];
  bool const word =
      std::all_of(hash.begin(), hash.end(), [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-'; });
  bool const mixed =
      std::any_of(hash.begin(), hash.end(), [](unsigned char c) { return std::isdigit(c) || std::isupper(c); });
  return (before == '-' || before == '.') && word && mixed;
}

/// Calls `f(item)` for each trimmed item of a comma-separated header until it returns true.
template <class F>
bool any_item(std::string_view header, F&& f) {
  while (!header.empty()) {
    auto const stop = std::min(header.find(','), header.size());
    if (f(trim(header.substr(0, stop)))) return true;
    header.remove_prefix(std::min(stop + 1, header.size()));
  }
  return false;
}

}  // namespace

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  return any_item(accept_encoding, [&](std::string const& item) {
    auto const semicolon = std::min(item.find(';'), item.size());
    if (ascii_lower(trim(std::string_view{item}.substr(0, semicolon))) != coding) return false;
    auto const weight = item.find("q=", semicolon);
    return weight == std::string::npos || std::strtod(item.c_str() + weight + 2, nullptr) > 0;
  });
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  return any_item(if_none_match, [&](std::string_view item) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    return item == "*" || item == etag;
  });
}

Files::Files(std::span<EmbeddedFile const> files, std::string_view folder) {
  for (EmbeddedFile const& file : files) {
    if (!file.path.starts_with(folder)) continue;
    auto name = file.path.substr(folder.size());
    if (name.ends_with(".br"))
      entries_[std::string{name.substr(0, name.size() - 3)}].brotli = file.content;
    else if (name.ends_with(".gz"))
      entries_[std::string{name.substr(0, name.size() - 3)}].gzip = file.content;
    else
      entries_[std::string{name}].plain = file.content;
  }
  // A compressed form without its file cannot be given to everyone.
  std::erase_if(entries_, [](auto const& entry) { return entry.second.plain.data() == nullptr; });
  for (auto& [name, entry] : entries_) entry.etag = tag_of(entry.plain);
}

std::optional<Response> Files::find(Request const& request, std::string_view path) const {
  auto const found = entries_.find(path.substr(std::min<std::size_t>(1, path.size())));
  if (found == entries_.end()) return std::nullopt;
  auto const& [name, entry] = *found;
  auto const accepted = request.header("accept-encoding").value_or("");
  std::string coding;
  if (!entry.brotli.empty() && accepts_encoding(accepted, "br"))
    coding = "br";
  else if (!entry.gzip.empty() && accepts_encoding(accepted, "gzip"))
    coding = "gzip";

  // Each form is another sequence of bytes, so each has a strong tag of its own (RFC 9110, 8.8.3.3).
  auto const etag = '"' + entry.etag + (coding.empty() ? "" : '-' + coding) + '"';
  Response response;
  response.headers = {{"content-type", std::string{media_type(name)}},
                      {"cache-control", has_hash(name) ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"etag", etag}};
  if (!entry.brotli.empty() || !entry.gzip.empty()) response.headers.emplace_back("vary", "accept-encoding");
  if (etag_matches(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    return response;
  }
  if (!coding.empty()) response.headers.emplace_back("content-encoding", coding);
  response.body = coding == "br" ? entry.brotli : coding == "gzip" ? entry.gzip : entry.plain;
  return response;
}

}  // namespace podpora::http
