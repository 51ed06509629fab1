#pragma once

#include <span>
#include <string_view>

namespace podpora::mail {

/// What begins at a line of a plain text body.
struct HistoryStart {
  enum class Kind {
    kNone,
    kAttribution,        ///< `On … wrote:`, by itself no proof that history follows
    kStrongAttribution,  ///< the same with a date and an address: history follows even without `>`
    kHeaderBlock,        ///< `From: … Sent: …`, `-----Original Message-----`: history to the end
  };
  Kind kind{Kind::kNone};
  std::size_t lines{0};  ///< how many lines the attribution takes
};

/// Looks at the line `at` and at most eight lines behind it. Linear in their length, which is cut at 1,000 bytes.
HistoryStart history_start(std::span<std::string_view const> lines, std::size_t at);

/// `Sent from my iPhone` and its like in other languages.
bool is_device_signature(std::string_view line);

/// `From: …`, `Od: …` and the like in other languages: the first line of an old header.
bool is_sender_label(std::string_view line);

/// Without white space, `*`, and no-break spaces at both ends.
std::string_view trim(std::string_view line);

}  // namespace podpora::mail
