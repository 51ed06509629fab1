#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace podpora::notify {

/// A ticket's subject without what mail programs put before it and without its number in `[#42]`, so that an answer has
/// one of each however often it went to and fro. The number is for people; nothing is ever matched by it.
std::string bare_subject(std::string_view subject, std::int64_t number);

}  // namespace podpora::notify
