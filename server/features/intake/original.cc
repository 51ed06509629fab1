#include "features/intake/original.h"

#include "features/intake/mail_store.h"

namespace podpora::intake {

namespace {

/// Of all images of a mail together: what a browser is given at once.
constexpr std::size_t kImagesMax = 8 << 20;

std::vector<InlineImage> images_of(mail::ParsedMail const& mail) {
  std::vector<InlineImage> images;
  std::size_t size = 0;
  for (auto const& file : mail.attachments) {
    auto const type = http::image_type(file.bytes);
    if (file.content_id.empty() || type.empty() || size + file.bytes.size() > kImagesMax) continue;
    size += file.bytes.size();
    images.push_back({file.content_id, http::data_uri(type, file.bytes)});
  }
  return images;
}

std::string with_entities(std::string const& url) {
  std::string out;
  for (char const c : url) out += c == '&' ? std::string{"&amp;"} : std::string{c};
  return out;
}

}  // namespace

Result<Original> original_of(Context const& d, DeskId desk, tickets::MessageId message) {
  auto raw = d.database.read(storage::Scope::of(desk), [&](auto& tx) -> Result<std::string> {
    auto const found = tickets::find_message(tx, desk, message);
    if (!found) return not_found("message");
    auto const row = found->mail_id ? find_mail(tx, desk, MailId{*found->mail_id}) : std::nullopt;
    auto bytes = row ? d.blobs.get(tx, desk, row->sha256) : std::nullopt;
    if (!bytes) return not_found("mail");
    return std::move(*bytes);
  });
  auto const bytes = TRY(std::move(raw));
  auto mail = TRY(d.reader.read(bytes));
  auto images = images_of(mail);
  return Original{.html = std::move(mail.html), .text = std::move(mail.text), .images = std::move(images)};
}

bool names_address(std::string const& html, std::string const& url) {
  if (url.empty()) return false;
  return html.find(url) != std::string::npos || html.find(with_entities(url)) != std::string::npos;
}

}  // namespace podpora::intake
