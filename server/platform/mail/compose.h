#pragma once

namespace podpora::mail {

/// Written into every mail of ours; a mail that has it is never answered automatically.
inline constexpr char const* kOwnHeader = "X-Podpora";

}  // namespace podpora::mail
