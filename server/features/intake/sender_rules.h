#pragma once

#include <string>
#include <string_view>

namespace podpora::intake {

/// The address in the From line of a raw mail, as it stands there: for the list of mails that nobody has read yet.
/// Looks at no more than the header's first 64 KiB; empty when there is none.
std::string sender_in(std::string_view raw);

/// The value of a header field, unfolded (RFC 5322 2.2.3), of its first occurrence; empty when there is none.
std::string header_in(std::string_view raw, std::string_view name);

}  // namespace podpora::intake
