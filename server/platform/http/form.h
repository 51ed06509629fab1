#pragma once

#include "platform/base/result.h"
#include "platform/http/message.h"

#include <map>
#include <string>

namespace podpora::http {

/// The fields of a form that a page without script sent (`application/x-www-form-urlencoded`). kMalformed `not-a-form`
/// for any other type, broken escapes, text that is no UTF-8, or U+0000 in it.
Result<std::multimap<std::string, std::string>> read_form(Request const& request);

/// The first value of that name, with line ends as `\n` (a form sends CRLF); empty when there is none.
std::string form_text(std::multimap<std::string, std::string> const& form, std::string const& name);

}  // namespace podpora::http
