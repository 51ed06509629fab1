#pragma once

#include <string_view>

namespace podpora {

/// A named place at which a fault test may kill the process (`PODPORA_KILL_AT=name` or `name:n` for the n-th
/// passage, by SIGKILL). Costs one branch when the variable is not set.
void commit_point(std::string_view name);

}  // namespace podpora
