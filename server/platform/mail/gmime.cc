#include "platform/mail/gmime.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"

#include <algorithm>
#include <array>
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

/// RFC 5322 section 2.2.3; the white space around a break is one blank, as every mail program shows it.
static std::string unfolded(std::string_view field) {
  auto const is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  std::string out;
  for (std::size_t i = 0; i < field.size();) {
    auto end = i;
    while (end < field.size() && is_blank(field[end])) ++end;
    if (end == i) {
      out += field[i++];
      continue;
    }
    bool const breaks = field.substr(i, end - i).find_first_of("\r\n") != std::string_view::npos;
    if (!breaks) {
      out += field.substr(i, end - i);
    } else if (!out.empty() && end < field.size()) {
      out += ' ';
    }
    i = end;
  }
  auto const first = std::min(out.find_first_not_of(" \t"), out.size());
  return out.substr(first, out.find_last_not_of(" \t") + 1 - first);
}

std::string raw_header(GMimeObject* object, char const* name) {
  auto* const header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  char const* const raw = header ? g_mime_header_get_raw_value(header) : nullptr;
  if (!raw) return {};
  return unfolded(header_to_utf8(std::string_view{raw}.substr(0, kHeaderFieldMax)));
}

std::string decode_words(GMimeParserOptions* options, std::string const& raw, std::size_t bytes_max) {
  auto const text = to_nfc(take_text(g_mime_utils_header_decode_text(options, raw.c_str())));
  return std::string{cut_utf8(text, bytes_max)};
}

std::string part_bytes(GMimePart* part, std::size_t bytes_max) {
  std::string out;
  auto* const content = g_mime_part_get_content(part);
  if (!content) return out;
  auto* const encoded = g_mime_data_wrapper_get_stream(content);
  g_mime_stream_reset(encoded);
  Owned<GMimeStream> decoded(g_mime_stream_filter_new(encoded));
  Owned<GMimeFilter> filter(g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded.get()), filter.get());
  std::array<char, 16 << 10> buffer;
  while (out.size() < bytes_max) {
    auto const count =
        g_mime_stream_read(decoded.get(), buffer.data(), std::min(buffer.size(), bytes_max - out.size()));
    if (count <= 0) break;
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return out;
}

BorrowedStream::BorrowedStream(std::string_view bytes)
    : array_{reinterpret_cast<guint8*>(const_cast<char*>(bytes.data())), static_cast<guint>(bytes.size())},
      stream_(g_mime_stream_mem_new()) {
  // A stream never frees nor changes an array that it was given, and nothing here writes to it.
  g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream_.get()), &array_);
}

}  // namespace podpora::mail
