#pragma once

#include "platform/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::notify {

/// A field that a text may name as `{name}`, and what stands there.
struct Field {
  std::string_view name;
  std::string value;
};

/// The names that a text may use, in `{…}`. kInvalid at `pointer` with `unknown-field` naming the first other one. A
/// brace that begins no name stays what it is.
Result<void> check_fields(std::string_view text, std::vector<std::string_view> const& names,
                          std::string const& pointer);

/// The text with its fields filled in, once: a value is never searched for fields again. Values are kept to one line.
std::string fill_in(std::string_view text, std::vector<Field> const& fields);

}  // namespace podpora::notify
