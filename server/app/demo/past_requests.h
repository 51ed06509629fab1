#pragma once

#include "app/demo/partner.h"
#include "features/tickets/ticket.h"

#include <span>

namespace podpora::app::demo {

/// Which customer of the demo partner.
enum class Whose : std::uint8_t { kBakery, kClinic, kFoundry };

/// A request of the past, with what was answered and what it turned out to be.
struct PastRequest {
  Whose whose{Whose::kBakery};
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kQuestion};
  Severity severity{Severity::kC};
  char const* service;
  char const* cause;  ///< of the rule pack's catalogue
  char const* subject;
  char const* body;
  char const* answer;
};

/// What the demo partner's customers ask for, again and again.
std::span<PastRequest const> past_requests();

}  // namespace podpora::app::demo
