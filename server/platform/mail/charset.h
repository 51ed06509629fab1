#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

/// Text and whether its charset had to be guessed or was refused.
struct DecodedText {
  std::string text;     ///< UTF-8 NFC, U+0000 as U+FFFD
  std::string warning;  ///< a stable code, empty when the label was right
};

/// Turns bytes into UTF-8 NFC. Bytes that are valid UTF-8 are UTF-8 whatever the label says (charsets with escape
/// sequences and UTF-16/32 excepted); else the label counts when it fits; else ICU guesses, with windows-1250
/// where it has no opinion. UTF-7 is refused: its text stays as it stands.
DecodedText decode_text(std::string_view bytes, std::string_view declared);

/// Raw 8-bit bytes of a header as UTF-8; ASCII and UTF-8 come back as they are.
std::string header_to_utf8(std::string_view bytes);

/// NFC; U+0000 and what is no UTF-8 become U+FFFD.
std::string to_nfc(std::string_view utf8);

bool is_valid_utf8(std::string_view bytes);

/// The longest prefix of at most `bytes_max` bytes that ends between two characters.
std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);

}  // namespace podpora::mail
