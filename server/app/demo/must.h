#pragma once

#include "platform/base/result.h"

#include <stdexcept>

namespace podpora::app::demo {

/// The value of a use case that cannot fail with our data. If it does, the demo is broken: std::logic_error says how.
template <class T>
T must(Result<T> result) {
  if (result.has_value()) {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return std::move(result).value();
    }
  }
  auto text = "the demo data were refused: " + result.error().code;
  for (auto const& field : result.error().fields) text += " " + field.pointer + " " + field.code;
  throw std::logic_error(text);
}

}  // namespace podpora::app::demo
