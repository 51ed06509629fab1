#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

inline constexpr std::size_t kPartsMax = 1000;
inline constexpr int kNestingMax = 50;
inline constexpr std::size_t kHeaderBlockMax = 256 << 10;  ///< bytes of the mail's own header
inline constexpr std::size_t kHeaderFieldMax = 64 << 10;   ///< bytes of one field with its continuations
inline constexpr std::size_t kPartFieldMax = 32 << 10;     ///< bytes of one Content-… field in a part
inline constexpr std::size_t kPartHeaderMax = 256 << 10;   ///< bytes of a part's header, with that of a mail inside it
inline constexpr std::size_t kPartFieldsMax = 50'000;      ///< fields of all parts together
inline constexpr std::size_t kRecipientsMax = 1000;
inline constexpr std::size_t kReferencesMax = 100;
inline constexpr std::size_t kMessageIdMax = 998;
inline constexpr std::size_t kTextMax = 2 << 20;  ///< bytes of a body as text
inline constexpr std::size_t kHtmlMax = 4 << 20;
inline constexpr std::size_t kSubjectMax = 2000;
inline constexpr std::size_t kNameMax = 500;

/// The mail cut down to what a parser may safely see: over-long fields and too many parts are left out, each with
/// a warning. Returns the input itself when nothing had to go, else a view of `storage`. Linear.
std::string_view bounded(std::string_view raw, std::string& storage, std::vector<std::string>& warnings);

}  // namespace podpora::mail
