#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace podpora::notify {

/// `Re: Mail stopped [#42]`: one `Re:` and one number however often it went to and fro. The number is for people;
/// nothing is ever matched by it.
std::string reply_subject(std::string_view subject, std::int64_t number);

}  // namespace podpora::notify
