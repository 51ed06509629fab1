#include "platform/mail/authentication.h"
#include "platform/mail/charset.h"
#include "platform/mail/gmime.h"

#include <cstdint>
#include <cstdlib>

// The words of a header: encoded words, and what mail servers found out.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const raw{reinterpret_cast<char const*>(data), size};
  auto const options = podpora::mail::make_options();
  auto const text = podpora::mail::decode_words(options.get(), podpora::mail::header_to_utf8(raw), 2000);
  if (!podpora::mail::is_valid_utf8(text) || text.size() > 2000) std::abort();
  podpora::mail::read_authentication_results(raw);
  return 0;
}
