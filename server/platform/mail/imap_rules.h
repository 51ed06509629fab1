#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// One answer of an IMAP server: a line whose literals stand apart. `text[i]` is what comes before `literals[i]`.
struct ImapAnswer {
  std::vector<std::string> text;
  std::vector<std::string> literals;

  std::string_view line() const { return text.empty() ? std::string_view{} : std::string_view{text.front()}; }
};

/// The size of the literal that the line ends with, `… {123}`; nothing when it ends with none.
std::optional<std::uint64_t> literal_size(std::string_view line);

/// What `* n FETCH (…)` says. Items that we do not ask for are passed over.
struct ImapFetched {
  std::uint32_t uid{0};
  std::optional<std::uint64_t> size;
  std::optional<std::string> body;  ///< BODY[…], whatever part of it was asked for
};

/// Nothing when the answer is no FETCH or cannot be read.
std::optional<ImapFetched> parse_fetch(ImapAnswer answer);

/// The numbers of `* SEARCH 2 3 5`; nothing when the line is another or holds something else.
std::optional<std::vector<std::uint32_t>> parse_search(std::string_view line);

/// The number behind a response code: `* OK [UIDNEXT 7] …`.
std::optional<std::uint32_t> code_number(std::string_view line, std::string_view code);

/// The number in `* 7 EXISTS`.
std::optional<std::uint32_t> untagged_number(std::string_view line, std::string_view word);

/// A folder's name as a quoted string in modified UTF-7 (RFC 3501 5.1.3).
std::string quoted_folder(std::string_view name);

/// `2:4,7`.
std::string uid_set(std::vector<std::uint32_t> const& uids);

/// `23-Nov-2026`.
std::string imap_date(int year, unsigned month, unsigned day);

}  // namespace podpora::mail
