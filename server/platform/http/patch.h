#pragma once

#include <optional>

namespace podpora::http {

/// A field of a merge-patch body (RFC 7396): absent leaves the value as it is, null clears it.
template <class T>
struct Patch {
  enum class State { kAbsent, kNull, kValue };
  State state{State::kAbsent};
  T value{};

  bool present() const { return state != State::kAbsent; }
};

}  // namespace podpora::http
