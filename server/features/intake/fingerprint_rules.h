#pragma once

#include <string>
#include <string_view>

namespace podpora::intake {

/// What stays the same of a message whichever way it comes: its Message-ID, From, Date, Subject and body, line ends
/// aside. What servers on the way write (Received, Delivered-To, verdicts) does not count. Empty without a Message-ID:
/// then only the bytes themselves say that two mails are one.
std::string fingerprint_of(std::string_view raw);

}  // namespace podpora::intake
