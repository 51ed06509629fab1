#include "platform/mail/charset.h"
#include "platform/mail/forwarded.h"
#include "platform/mail/mail.h"

#include <cstdint>
#include <cstdlib>

// A whole mail: whatever comes in, texts come out that can be stored.
namespace {

void require_clean(std::string const& text) {
  if (!podpora::mail::is_valid_utf8(text) || text.find('\0') != std::string::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const mail = podpora::mail::parse({reinterpret_cast<char const*>(data), size});
  for (auto const* text : {&mail.subject, &mail.text, &mail.html, &mail.reply_text, &mail.quoted_text, &mail.signature,
                           &mail.from.name, &mail.from.address, &mail.message_id, &mail.reported_message_id}) {
    require_clean(*text);
  }
  for (auto const& file : mail.attachments) require_clean(file.name + file.media_type + file.content_id);
  for (auto const& one : mail.reported) require_clean(one.address + one.status + one.reply_code);
  if (auto const forwarded = podpora::mail::read_forwarded(mail)) require_clean(forwarded->text);
  return 0;
}
