#include "platform/mail/html_text.h"
#include "platform/mail/mail.h"

#include <cstdint>
#include <cstdlib>

// A body: something is always shown, and nothing that is no white space is lost between the three parts.
namespace {

std::size_t visible(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text) count += c != ' ' && c != '\t' && c != '\n' && c != '\r' ? 1 : 0;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  auto const parts = podpora::mail::split_reply(text);
  if (visible(parts.reply) + visible(parts.quoted) + visible(parts.signature) != visible(text)) std::abort();
  podpora::mail::html_to_text(text, 1 << 20);
  return 0;
}
