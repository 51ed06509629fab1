#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

enum class DelSp { kNo, kYes };

/// Joins the soft lines of `format=flowed` (RFC 3676 section 4), quotes apart; `-- ` stays a line of its own.
std::string unflow(std::string_view text, DelSp delete_space);

}  // namespace podpora::mail
