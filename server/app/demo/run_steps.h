#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace podpora::app::demo {

struct StepResult {
  std::string name;  ///< tell, receive, diagnose, resolve, escalate, charge, learn
  bool ok{false};
  std::vector<std::string> said;
  std::string error;
};

/// Starts a desk in the folder, with the demo partner in it, behind a real socket, and does the whole job of a support
/// desk through its public interfaces. Steps behind a failed one are reported as failed and not tried.
void run_steps(std::filesystem::path const& folder, std::function<void(StepResult const&)> const& report);

}  // namespace podpora::app::demo
