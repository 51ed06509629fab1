#include "platform/mail/charset.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>

namespace podpora::mail {
namespace {

struct Alias {
  std::string_view label, charset;
};

// Labels that in practice mean a larger charset (WHATWG encoding standard,
// https://encoding.spec.whatwg.org/#names-and-labels).
constexpr std::array kAliases{
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"iso8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"gb2312", "gb18030"},
    Alias{"gbk", "gb18030"},
    Alias{"ks_c_5601-1987", "windows-949"},
    Alias{"euc-kr", "windows-949"},
    Alias{"iso-8859-8-i", "iso-8859-8"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"shift_jis", "windows-31j"},
    Alias{"shift-jis", "windows-31j"},
    Alias{"x-sjis", "windows-31j"},
    Alias{"cp-850", "cp850"},
    Alias{"iso-2022-jp", "iso-2022-jp-1"},
};

std::string lower_label(std::string_view label) {
  std::string out;
  for (char const c : label.substr(0, 60)) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' || c == ':') {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool says_nothing(std::string_view label) {
  return label.empty() || label == "us-ascii" || label == "ascii" || label == "unknown-8bit" || label == "x-unknown" ||
         label == "8bit" || label == "7bit" || label == "default" || label == "binary" || label == "utf-8" ||
         label == "utf8" || label == "unknown";
}

/// Charsets whose bytes may look like UTF-8 and are not.
bool goes_before_utf8(std::string_view label) {
  return label.starts_with("iso-2022") || label.starts_with("hz-") || label.starts_with("utf-16") ||
         label.starts_with("utf-32") || label.starts_with("csiso2022");
}

struct Converted {
  std::string text;
  std::size_t replaced{0};
};

std::optional<Converted> convert(std::string_view bytes, std::string const& charset) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  Converted out;
  for (std::int32_t i = 0; i < text.length(); ++i) out.replaced += text[i] == 0xFFFD || text[i] == 0x1A;
  text.toUTF8String(out.text);
  return out;
}

bool has_c1_bytes(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) { return (static_cast<unsigned char>(c) & 0xE0) == 0x80; });
}

std::string charset_of_label(std::string_view label, std::string_view bytes) {
  if ((label == "iso-8859-2" || label == "latin2") && has_c1_bytes(bytes)) return "windows-1250";
  for (auto const& alias : kAliases) {
    if (alias.label == label) return std::string{alias.charset};
  }
  return std::string{label};
}

/// ICU's best opinion of one-byte and many-byte charsets. Short texts mislead it to charsets of East Asia, so those
/// need confidence; among equals the charsets of Central Europe win.
std::string guess_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  auto const sample = bytes.substr(0, 64 << 10);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  auto const* matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::string best;
  std::int32_t best_score = 0;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    std::string const name = ucsdet_getName(matches[i], &status);
    auto score = ucsdet_getConfidence(matches[i], &status);
    bool const central = name == "windows-1250" || name == "ISO-8859-2";
    bool const wide = name.starts_with("UTF-") || name == "Big5" || name == "GB18030" || name == "Shift_JIS" ||
                      name.starts_with("EUC") || name.starts_with("IBM4");
    if (wide && score < 60) continue;
    if (central) score += 12;
    if (score > best_score) {
      best = name;
      best_score = score;
    }
  }
  if (best_score < 15) return "windows-1250";
  if (best == "ISO-8859-2" && has_c1_bytes(bytes)) return "windows-1250";
  if (best == "ISO-8859-1") return "windows-1252";
  return best;
}

std::string guess_text(std::string_view bytes) {
  if (auto guessed = convert(bytes, guess_charset(bytes)); guessed && guessed->replaced == 0) {
    return std::move(guessed->text);
  }
  auto fallback = convert(bytes, "windows-1250");
  return fallback ? std::move(fallback->text) : std::string{bytes};
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  std::int32_t i = 0;
  auto const size = static_cast<std::int32_t>(bytes.size());
  while (i < size) {
    UChar32 c;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string to_nfc(std::string_view utf8) {
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0)), icu::UnicodeString(static_cast<UChar32>(0xFFFD)));
  UErrorCode status = U_ZERO_ERROR;
  auto const* nfc = icu::Normalizer2::getNFCInstance(status);
  auto const normal = nfc->normalize(text, status);
  std::string out;
  (U_SUCCESS(status) ? normal : text).toUTF8String(out);
  return out;
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  auto const label = lower_label(declared);
  if (label == "utf-7" || label == "utf7") {
    return {to_nfc(is_valid_utf8(bytes) ? std::string{bytes} : guess_text(bytes)), "charset_refused"};
  }
  if (!goes_before_utf8(label) && is_valid_utf8(bytes)) return {to_nfc(bytes), ""};
  if (!says_nothing(label)) {
    auto const converted = convert(bytes, charset_of_label(label, bytes));
    // A label that fits but for a few damaged bytes is still the best that is known.
    if (converted && converted->replaced * 20 <= bytes.size()) return {to_nfc(converted->text), ""};
  }
  return {to_nfc(guess_text(bytes)), "charset_guessed"};
}

std::string header_to_utf8(std::string_view bytes) {
  return is_valid_utf8(bytes) ? std::string{bytes} : guess_text(bytes);
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  return text.substr(0, bytes_max);
}

}  // namespace podpora::mail
