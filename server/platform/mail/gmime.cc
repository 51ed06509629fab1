#include "platform/mail/gmime.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"

#include <mutex>

namespace podpora::mail {

Options make_options() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  Options options(g_mime_parser_options_new());
  char const* charsets[] = {"utf-8", "windows-1250", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets);
  g_mime_parser_options_set_allow_addresses_without_domain(options.get(), FALSE);
  return options;
}

std::string take_text(char* text) {
  std::unique_ptr<char, decltype(&g_free)> const owned(text, &g_free);
  return text ? std::string{text} : std::string{};
}

std::string raw_header(GMimeObject* object, char const* name) {
  auto* const header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  char const* const raw = header ? g_mime_header_get_raw_value(header) : nullptr;
  if (!raw) return {};
  return take_text(
      g_mime_utils_header_unfold(header_to_utf8(std::string_view{raw}.substr(0, kHeaderFieldMax)).c_str()));
}

std::string decode_words(GMimeParserOptions* options, std::string const& raw, std::size_t bytes_max) {
  auto const text = to_nfc(take_text(g_mime_utils_header_decode_text(options, raw.c_str())));
  return std::string{cut_utf8(text, bytes_max)};
}

std::string part_bytes(GMimePart* part) {
  auto* const content = g_mime_part_get_content(part);
  if (!content) return {};
  Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes ? std::string{reinterpret_cast<char const*>(bytes->data), bytes->len} : std::string{};
}

}  // namespace podpora::mail
