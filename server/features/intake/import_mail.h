#pragma once

#include "features/intake/intake.h"

#include <filesystem>
#include <functional>

namespace podpora::intake {

/// What an import has done so far.
struct ImportProgress {
  std::int64_t files{0};
  std::int64_t messages{0};    ///< read
  std::int64_t tickets{0};     ///< opened by them
  std::int64_t replies{0};     ///< that joined a ticket
  std::int64_t duplicates{0};  ///< the desk had them already
  std::int64_t set_aside{0};   ///< in quarantine: too large, or not to be filed
  std::int64_t unread{0};      ///< above the size that can be kept at all; named in `skipped`
  std::int64_t bytes{0};
  std::int64_t bytes_total{0};
  std::vector<std::string> skipped;  ///< `FILE at OFFSET: why`, the first hundred
};
BOOST_DESCRIBE_STRUCT(ImportProgress, (),
                      (files, messages, tickets, replies, duplicates, set_aside, unread, bytes, bytes_total, skipped))

/// Imports old mail of a file or folder (mbox, Maildir, .eml): with its own dates, as closed tickets, without
/// acknowledgements, notifications or clocks. One that was broken off goes on where it was. `each` is called after
/// every batch. Throws std::runtime_error when a file cannot be read.
ImportProgress import_mail(Context const& context, DeskId desk, std::filesystem::path const& source,
                           std::function<void(ImportProgress const&)> const& each);

}  // namespace podpora::intake
