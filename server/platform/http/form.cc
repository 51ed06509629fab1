#include "platform/http/form.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::http {

Result<std::multimap<std::string, std::string>> read_form(Request const& request) {
  Error const none{ErrorCode::kMalformed, "not-a-form", {}, {}};
  auto const given = request.header("content-type").value_or("");
  auto const media = ascii_lower(trim(std::string_view{given}.substr(0, given.find(';'))));
  if (media != "application/x-www-form-urlencoded") return none;
  // A form's fields are written as a query string is.
  Request fields;
  if (!parse_target("/?" + request.body, fields)) return none;
  auto const is_text = [](std::string const& text) { return is_utf8(text) && text.find('\0') == std::string::npos; };
  auto const is_clean = [&](auto const& field) { return is_text(field.first) && is_text(field.second); };
  if (!std::ranges::all_of(fields.query, is_clean)) return none;
  return std::move(fields.query);
}

std::string form_text(std::multimap<std::string, std::string> const& form, std::string const& name) {
  auto const found = form.find(name);
  if (found == form.end()) return {};
  auto text = found->second;
  std::erase(text, '\r');
  return text;
}

}  // namespace podpora::http
