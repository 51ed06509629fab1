#include "app/mail_frame.h"

#include "platform/crypto/crypto.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace podpora::app {

namespace {

constexpr std::string_view kBegin = "<script>";
constexpr std::string_view kEnd = "</script>";

std::string_view script_of(std::string_view page) {
  auto const begin = page.find(kBegin);
  auto const end = page.find(kEnd, std::min(begin, page.size()));
  if (begin == std::string_view::npos || end == std::string_view::npos) {
    throw std::runtime_error("web/dist/mail-frame.html has no inline script");
  }
  return page.substr(begin + kBegin.size(), end - begin - kBegin.size());
}

}  // namespace

MailFrame::MailFrame(std::span<EmbeddedFile const> files) {
  auto const found = std::ranges::find(files, "web/dist/mail-frame.html", &EmbeddedFile::path);
  if (found == files.end()) return;
  page_ = found->content;
  policy_ = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
            crypto::sha256_base64(script_of(page_)) +
            "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts; "
            "require-trusted-types-for 'script'; trusted-types dompurify";
}

Result<http::Response> MailFrame::get(http::Call const&) const {
  if (page_.empty()) return not_found("page");
  return http::Response{.status = 200,
                        .headers = {{"content-type", "text/html; charset=utf-8"},
                                    {"content-security-policy", policy_},
                                    {"referrer-policy", "no-referrer"},
                                    {"cache-control", "no-cache"}},
                        .body = page_};
}

}  // namespace podpora::app
